"""The English words an agreement is made of; add a word to its line and it is understood."""

from __future__ import annotations

from sheets_outreach.agreement.vocabulary.shape import WEEKEND, WORKDAYS, Vocabulary

ENGLISH = Vocabulary(
    numbers={
        1: "one single",
        2: "two",
        3: "three",
        4: "four",
        5: "five",
        6: "six",
        7: "seven",
        8: "eight",
        9: "nine",
        10: "ten",
        12: "twelve",
        14: "fourteen",
        15: "fifteen",
        20: "twenty",
        30: "thirty",
    },
    ordinals={
        1: "first",
        2: "second other alternate",
        3: "third",
        4: "fourth",
        5: "fifth",
        6: "sixth",
        10: "tenth",
        14: "fourteenth",
    },
    counted_times={
        1: "once",
        2: "twice",
        3: "thrice",
    },
    units={
        "day": "day days day's days'",
        "week": "week weeks week's wk wks weeks' weekdays'",
        "fortnight": "fortnight fortnights",
        "month": "month months month's mo mos mth mths mnth mnths",
        "quarter": "quarter quarters qtr",
        "half_year": "half-year",
        "year": "year years yr yrs year's annum",
        "hour": "hour hours hrs",
    },
    cadences={
        (1, "day"): "daily everyday dayly",
        (1, "week"): "weekly wkly",
        (1, "fortnight"): "fortnightly",
        (1, "month"): "monthly",
        (1, "quarter"): "quarterly",
        (1, "half_year"): "half-yearly semiannually",
        (1, "year"): "yearly annually",
    },
    recurring_days={
        1: "mondays",
        2: "tuesdays",
        3: "wednesdays",
        4: "thursdays",
        5: "fridays",
        6: "saturdays",
        7: "sundays",
        WEEKEND: "weekends",
        WORKDAYS: "weekdays workdays",
    },
    single_days={
        1: "monday",
        2: "tuesday",
        3: "wednesday",
        4: "thursday",
        5: "friday",
        6: "saturday",
        7: "sunday",
        WEEKEND: "weekend",
        WORKDAYS: "weekday workday",
    },
    short_days={
        1: "mon",
        2: "tue tues",
        3: "wed weds",
        4: "thu thur thurs",
        5: "fri",
        6: "sat",
        7: "sun",
    },
    words={
        "TIMES": "times time",
        "CROSS": "x",
        "POST_OR_TO_POST": "post share repost message plug",
        "POST": """
            posts announcement announcements publication publications entry entries shoutout shoutouts shout-out
            shout-outs reposts shares messages invitation invitations invite invites plugs listing listings submission
            submissions
        """,
        "PUBLISH": """
            posting publish publishing posted published advertise announce announcing sharing promote promoting
            reposting publicise
        """,
        "PUBLISHES": "publishes uploads",
        "EVERY": "every each evry",
        "HALF": "half",
        "ODD_NUMBER": "couple several few some many lots various multiple handful",
        "ROUGH_FREQUENCY": """
            often seldom rarely occasionally sometimes frequently sparingly infrequently periodically frequent rare
            occasional constantly spamming overdo
        """,
        "STEADY": "regularly consistently steadily",
        "IN": "in on into",
        "PER": "per",
        "ARTICLE": "a an",
        "WITHIN": "within during",
        "FOR": "for",
        "BY": "by",
        "FROM": "from",
        "UNTIL": "until till thru",
        "TO": "to",
        "UP": "up",
        "UP TO": "upto",
        "BETWEEN": "between",
        "OR": "or",
        "AND": "and plus",
        "THAN": "than",
        "BUT": "but however",
        "THROUGH": "via through",
        "AFTER": "after upon following",
        "BEFORE": "before prior",
        "ALSO": "also even too",
        "MAX": "max maximum most maximally tops",
        "QUOTA": "limit limits cap caps quota restriction restrictions ceiling",
        "MIN": "minimum least minimally",
        "MORE": "more exceed exceeding over above oftener greater",
        "LESS": "less fewer lesser rarer",
        "ONLY": "only solely exclusively",
        "EXCEPT": "except excluding besides barring",
        "NOT": """
            not never doesn't don't isn't aren't won't dont doesnt isnt shouldn't mustn't nor didn't haven't hasn't
            havent hasnt didnt
        """,
        "NONE": "no none nothing",
        "WITHOUT": "without w/o",
        "GAP": "gap gaps interval intervals break pause spacing spaced space",
        "APART": "apart",
        "LIMITED": "limited capped restricted",
        "UNLIMITED": "unlimited unrestricted whenever anytime limitless freely feel",
        "HOW_MUCH": "as much",
        "AS_LIKED": "like want please wish wanted",
        "ANY": "any whichever whatever",
        "APPROVAL": """
            approval approvals sign-off signoff go-ahead clearance green-light greenlight
            pre-approval preapproval blessing
        """,
        "PERMISSION": "permission permissions consent",
        "REVIEW": "review moderation vetting screening",
        "APPROVE": "approve approves approving vet pre-moderated premoderated",
        "APPROVED": """
            approved cleared vetted preapproved pre-approved checked confirmed okayed reviewed ok'd ok'ed authorised
            authorized moderated signed
        """,
        "ASK": """
            ask check consult clear run asking checking liaise confirm contact verify discuss coordinate request get
            obtain seek
        """,
        "SEND": "see sees read send show submit forward sent email sending showing pass give",
        "TEXT": "text texts draft drafts wording copy content",
        "ADMIN": """
            admin admins moderator moderators mod mods administrator administrators owner organiser organizer admin's
            editor
        """,
        "PERSON": "him her them",
        "MESSAGE": "dm dms pm inbox",
        "FIRST": "beforehand firstly upfront advance pre",
        "NOTICE": "notice ahead",
        "NEED": """
            must should required requires require need needs needed necessary mandatory shall obligatory requested
        """,
        "NOT NEED": "unnecessary optional needn't neednt",
        "HAVE": "have has got given granted received obtained gave gotten",
        "STRAIGHT": "directly straight straightaway",
        "FORBIDDEN": """
            forbidden prohibited disallowed ban bans unwelcome off-limits unacceptable mind minds problem
            problems objection objections
        """,
        "ALLOWED": """
            allowed ok okay permitted fine welcome allow allows accept accepts accepted permit permits acceptable lets
            let happy agrees
        """,
        "CAN": "may can could",
        "BANNED": "banned blocked",
        "NOT CAN": "can't cannot cant couldn't",
        "REFUSED": "refused declined rejected denied refusal refuses declines rejects refuse decline",
        "WAIT": """
            waiting awaiting pending tbd tbc undecided unconfirmed await unclear talks discussion undetermined
            unanswered discussed deciding considering unresolved
        """,
        "ANSWER ELSEWHERE": "replies responds answers",
        "ANSWER": "answer reply replied response answered responded decision heard hear",
        "AGREED": "agreed arranged settled decided",
        "AGREEMENT": "agreement agreements deal",
        "YET": "yet still",
        "PROPOSED": """
            proposed suggested maybe perhaps probably possibly might hope hoping asked offered suggest presumably guess
            seems apparently would propose wonder
        """,
        "SAYS": """
            says said asks wants prefers told insists rule rules writes wrote condition conditions enough suffices
            terms requests recommends
        """,
        "PAST": "previous previously formerly used earlier ago old had past",
        "WAS": "was were",
        "NOW": "now currently nowadays henceforth",
        "CONDITION": """
            if unless when summer winter autumn spring season seasonal holidays holiday vacation summertime christmas
            easter semester
        """,
        "SOFT": "preferably ideally prefer preferable rather better preferred best",
        "ELSEWHERE": """
            members followers subscribers
            deleted removed archived hidden pinned others businesses shop shops competitors meets meetup meetups meeting
            meetings meet visits logs online available updated updating opens open opened closed rent fee fees pays pay
            payment training rehearsal views likes report reports reporting cleaned cleans gets
            receives averages average active activity storytime newsletter newsletters comes visit log session sessions
            class classes deliveries delivery works invoice runs takes happens held gathers reach engagement
            statistics stats salary cleaning busy office updates
        """,
        "THING": """
            words word characters character photo photos picture pictures image images pics pic links hashtags lines
            pages minutes minute people persons thousand tickets seats video videos km miles metres dollars euros emojis
            percent gb mb
        """,
        "SELF": "himself herself themselves ourselves",
        "OURS": "we us our ours we're we'll",
        "ALL": "all everything anything rest",
        "CLOCK": """
            noon midnight morning mornings afternoon afternoons evening evenings am o'clock night lunch lunchtime nights
            noontime moment
        """,
        "MONTH_NAME": """
            january february march april june july august september october november december jan feb apr jun aug sept
            oct nov dec
        """,
        "THIS": "this next coming upcoming same that that's",
        "LAST": "last start end beginning middle",
        "PARITY": "odd",
        "TOPIC": "news digest info information highlights vacancies programme program",
        "ADVERT": """
            promo promos ads ad advertising adverts advert commercial promotion promotions promotional self-promotion
            spam sales selling paid advertisements advertisement marketing sale
        """,
        "EVENT": """
            event events workshop workshops concert concerts lecture lectures exhibition exhibitions talk course
            courses club clubs book books reading readings children kids children's kids' family families culture
            cultural local politics political religion religious charity quiz theatre film films music community
            topic topics
        """,
        "FREE": "free",
        "CHECKS": """
            checks look looks reads reviews edits proofreads proofs inspects signs vets moderates screens proofread
        """,
        "CONTACT": """
            call phone write notify notifying inform informing warn tell telling ping ring know writing calling
        """,
        "FREQUENCY": "frequency cadence schedule rhythm",
        "THEN": "later afterwards then subsequently",
        "WITHDRAWN": "withdrew withdrawn revoked rescinded",
        "CHANGED": "changed",
        "NEGOTIATE": "negotiate renegotiate agree re-agree",
        "THANKS": "thanks thank thx",
        "VALID": "valid effective",
        "FORGET": "forget forgets forgetting forgot forgotten",
        "GO_AHEAD": "away",
        "LONGER": "longer anymore",
        "EARLIEST": "earliest sooner",
    },
    stems={
        "OURS": "librar",
    },
    fillers="""
        number amount new the of is are be been being at about around roughly approximately approx exactly just usually
        normally generally kindly hi hello so such it its it's he she they you your i'm yours with their
        those these there here where who which how why what well out group groups page wall feed chat channel facebook
        fb vk telegram whatsapp instagram neighbourhood neighborhood side side's either both otherwise long do does did
        done go goes going will good great nice sure yes yep calendar total short brief small regular normal altogether
        overall basis feels actually really absolutely simply my me since because sorry strictly personally yourself
        simple consecutive always he'll she'll they'll spoke talked chatted messaged description strict served come tag
        kind regards cheers friendly lovely helpful polite remember called rang texted
        back again anew oral verbal verbally handshake informal informally reader friend neighbour neighbor
        colleague acquaintance fan patron ones ish audience
    """,
    abbreviations="wk mo mth yr max min approx mon tue wed thu fri sat sun eg ie etc vs mr mrs ms dr",
    real_words="manager managers dangers mouth mouths moths nearly weakly dairy weeds quartet",
    ambiguous_cadences={
        (2, "week"): "biweekly bi-weekly",
        (2, "month"): "bimonthly bi-monthly",
    },
)
