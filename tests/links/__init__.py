"""How the links people paste are understood."""
