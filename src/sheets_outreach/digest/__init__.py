"""The digest: from the records of one moment to what each person should know; nothing is read and nothing is sent.

`compose.survey_register` once, then `compose_staff_digest` or `compose_admin_digest` for each person, then
`render.render_digest`, which needs the ``mail`` extra. Nothing is imported here: whether a digest is due (`schedule`)
and who may be written to (`consent`) can be asked without what it says.
"""
