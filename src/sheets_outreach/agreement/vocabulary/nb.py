"""The Norwegian words an agreement is made of, in both written forms; add a word to its line and it is understood."""

from __future__ import annotations

from sheets_outreach.agreement.vocabulary.shape import WEEKEND, WORKDAYS, Vocabulary

NORWEGIAN = Vocabulary(
    numbers={
        1: "en ei et ett ein eit eitt",
        3: "tre",
        4: "fire",
        5: "fem",
        6: "seks",
        7: "sju syv sjau",
        8: "åtte",
        9: "ni",
        10: "ti",
        12: "tolv",
        14: "fjorten",
        15: "femten",
        20: "tjue",
        30: "tretti",
    },
    ordinals={
        1: "første fyrste",
        2: "annen annet andre anna annan",
        3: "tredje",
        4: "fjerde",
        5: "femte",
        6: "sjette",
        7: "sjuende syvende sjuande",
        8: "åttende åttande",
        10: "tiende tiande",
        14: "fjortende fjortande",
        15: "femtende",
    },
    counted_times={},
    units={
        "day": "dag dagen dager dagar dagene dagane dagers døgn døgnet døgna dags",
        "week": "uke uka uken uker ukers ukes ukene veke veka veker vekene vekers vike vika viku uk",
        "half_month": "halvmåned",
        "month": """
            måned måneden måneder månedene månad månaden månader månadane mnd md mån måneds månads måndene mnds
        """,
        "quarter": "kvartal kvartalet kvartaler",
        "half_year": "halvår halvåret",
        "year": "år året års",
        "hour": "timer timar timers",
    },
    cadences={
        (1, "day"): "daglig dagleg daglege",
        (1, "week"): "ukentlig ukentleg vekentleg ukevis vekevis ukentlige ukentlege vekentlege vekeleg ukentl",
        (1, "month"): "månedlig månedsvis månadsvis månedlige månadlege månadleg",
        (1, "quarter"): "kvartalsvis kvartalsvise",
        (1, "year"): "årlig årleg årlige",
    },
    recurring_days={
        1: "mandager mandagene mandagar mandagane måndager måndagar måndagane",
        2: "tirsdager tirsdagene tirsdagar tirsdagane tysdagar tysdagane tysdager",
        3: "onsdager onsdagene onsdagar onsdagane",
        4: "torsdager torsdagene torsdagar torsdagane",
        5: "fredager fredagene fredagar fredagane",
        6: "lørdager lørdagene laurdagar laurdagane lørdagar",
        7: "søndager søndagene søndagar sundagar søndagane",
        WEEKEND: "helger helgene helgar helgane helgedager helgedagar",
        WORKDAYS: """
            hverdager hverdagene kvardagar kvardagane ukedager ukedagene vekedagar vekedagane virkedager virkedagene
            yrkedagar arbeidsdager arbeidsdagar hverdagar
        """,
    },
    single_days={
        1: "mandag mandagen måndag måndagen",
        2: "tirsdag tirsdagen tysdag tysdagen",
        3: "onsdag onsdagen",
        4: "torsdag torsdagen",
        5: "fredag fredagen",
        6: "lørdag lørdagen laurdag laurdagen",
        7: "søndag søndagen sundag sundagen",
        WEEKEND: "helg helga helgen",
        WORKDAYS: "hverdag hverdagen kvardag kvardagen ukedag ukedagen vekedag virkedag virkedagen arbeidsdag",
    },
    short_days={
        1: "man ma mand",
        2: "tir tirs tys",
        3: "ons",
        4: "tor tors",
        5: "fre fred",
        6: "lør lau lørd",
        7: "søn sønd",
    },
    words={
        "TIMES": "gang ganger gong gonger gonga gangar gangen gongen ggr gg ganga",
        "TIMES_OR_MONEY": "g",
        "POST": """
            innlegg innlegget innlegga innleggene poster postar postane postene posten publisering publiseringer
            publiseringar publiseringa oppslag oppslaget oppslaga annonse annonser annonsar annonsen deling delinger
            delingar kunngjøring kunngjøringer kunngjering kunngjeringar inlegg innleg inlegget postinger postingar
            innlegge melding meldinger meldingar invitasjon invitasjoner invitasjonar statusoppdatering
            statusoppdateringer omtale omtaler story stories
        """,
        "PUBLISH": """
            poste posta publisere publisera legge leggje legg dele dela annonsere kunngjøre postes publiseres
            publiserast postast legges leggast leggjast delast deles publiser annonsera delar skrive skriva kjøre ut ute
            skriv kjør
        """,
        "PUBLISHES": "publiserer deler legger leggjer",
        "EVERY": "hver hvert kvar kvart hvær hvar",
        "EVERY SECOND": """
            annenhver annenhvert annakvar annankvar annakvart annahver anna-kvar annen-hver annahvert hverannen hveranna
            annkvar annehver annanhver
        """,
        "HALF": "halv halvt halve",
        "ODD_NUMBER": "par noen nokre halvannen halvannet halvanna mange få",
        "ROUGH_FREQUENCY": "ofte sjelden sjeldan innimellom iblant sporadisk stundom støtt uregelmessig",
        "STEADY": "jevnlig regelmessig jamleg jamt fast faste",
        "IN": "i på",
        "PER": "per pr",
        "WITHIN": "løpet innen innan",
        "FOR": "for",
        "ABOUT": "om",
        "FROM": "fra frå mot",
        "TILL": "til fram frem",
        "UP": "opp",
        "BETWEEN": "mellom",
        "OR": "eller",
        "AND": "og samt",
        "THAN": "enn",
        "BUT": "men",
        "THROUGH": "gjennom via igjennom",
        "AFTER": "etter",
        "BEFORE": "før",
        "ALSO": "også dessuten",
        "MAX": "maks maksimum max høyst høgst opptil inntil maximum høgt høyden maksimal toppen høgda maksimalt",
        "QUOTA": """
            grense grensa grensen grenser kvote kvoten tak taket begrensning begrensninger begrensningene begrensing
            begrensinger avgrensing avgrensingar avgrensning restriksjoner restriksjonar restriksjon begrensningar
        """,
        "MIN": "minst minimum min minste",
        "MORE": "mer meir oftere oftare flere fleire over hyppigere hyppigare overstige",
        "LESS": "sjeldnere sjeldnare mindre færre under",
        "ONLY": "kun bare berre utelukkende",
        "EXCEPT": "unntatt unnateke unntak bortsett utenom utanom untatt utenfor",
        "NOT": "ikke ikkje aldri ikek inkje",
        "NONE": "ingen inga intet ingenting",
        "WITHOUT": "uten utan",
        "GAP": "mellomrom pause avstand opphold opphald intervall hull",
        "LIMITED": "begrenset begrensa avgrensa avgrenset begrenses",
        "UNLIMITED": "ubegrenset uavgrensa ubegrensa fritt",
        "HOW_MUCH": "så mye mykje",
        "AS_LIKED": "vil ønsker ynskjer ønskjer orker måtte lyster",
        "ANY": "hvilken hvilket hva kva",
        "APPROVAL": """
            godkjenning godkjennelse godkjenninga godkjenningen godkjennelsen klarsignal
            forhåndsgodkjenning klarering godkjening godkjenningar aksept
        """,
        "PERMISSION": "tillatelse tillatelsen tillating tillatinga løyve løyvet samtykke samtykket",
        "REVIEW": "gjennomsyn gjennomlesning gjennomlesing kontroll moderering sjekk korrektur",
        "APPROVE": """
            godkj avkl godkjennes godkjenne godkjenner godkjennast avklares avklare avklarast avklara klareres klarere
            klarerast avtales avtalast sjekkes sjekkast kvalitetssikres forhåndsgodkjennes forhåndsgodkjennast modereres
            klargjøres clareres godkjenna
        """,
        "APPROVED": "godkjent avklart klarert forhåndsgodkjent bekreftet stadfesta bekrefta klarerte godkjente",
        "ASK": """
            kontakt kontakte kontaktes kontaktar spør spørre spørr spørje spørres spørjast rådføre konferere konferer
            avklar høre hør diskutere diskuter spørst forhør forhøre konsultere
        """,
        "SEND": """
            se ser lese send sende sendes sendast sender sendar vise vis vises visast videresend videresende
            videresendes oversend oversende oversendes leveres lever levere forelegges forelegg framlegges
        """,
        "TEXT": "tekst teksten tekster utkast utkastet utkastene forslag manus innhold innhald innholdet innhaldet",
        "ADMIN": """
            admin administrator administratoren administratorer moderator moderatoren moderatorer moderatorane redaktør
            redaktøren admins adm adminen redaksjonen moderatorene adminene
        """,
        "PERSON": "henne ham han hun dei dem de ho hennar",
        "MESSAGE": "messenger dm pm innboksen innboks privatmelding mail epost e-post sms chatten",
        "FIRST": "først forhånd førehand forkant forveien fyrst framkant førehånd forhand",
        "NOTICE": "varsel varsels frist",
        "NEED": """
            krav må skal trenger treng trengs kreves krevst krev krever behøver behøves nødvendig naudsynt trengst
            påkrevd bør behov skulle lyt påkravd kravd obligatorisk behøv bes
        """,
        "NOT NEED": "unødvendig unødig unaudsynt unødvendige",
        "HAVE": "fått gitt mottatt fekk fikk har hatt ha",
        "STRAIGHT": "direkte rett straks",
        "FORBIDDEN": """
            forbudt forbode forbud ulovlig forbydd forbudte nekter nektar mening meining problem problemer
            innvendinger innvendingar
        """,
        "ALLOWED": """
            lov tillatt tillat tillate ok okay greit tillates lovleg lovlig velkommen velkomne går mulig tillatast
            aksepterer godtar ønskelig
        """,
        "BANNED": "bannlyst utestengt utestengte utestengd utestengde blokkert blokkerte bannet",
        "CAN": "kan får",
        "REFUSED": "avslag avslått avslo nei nekta nektet avviste avvist avvis avslåtte avslår",
        "WAIT": """
            venter ventar avventer avventar uavklart diskuteres vurderes vurderast ubesvart avvente tenker tenkjer pågår
            forhandler uavklara avventes usikkert
        """,
        "ANSWER ELSEWHERE": "svarer svarar",
        "ANSWER": "svar svart svaret respons tilbakemelding svarte konklusjon hørt høyrt",
        "AGREED": "avtalt avtala enige einige avtalte samde bestemt bestemte inngått samd fastsatt avtalde",
        "AGREEMENT": "avtale avtalen avtaler overenskomst",
        "YET": "ennå enda endå enno foreløpig førebels",
        "PROPOSED": """
            foreslo foreslått foreslår foreslegen føreslo føreslått foreslå kanskje trolig visstnok antagelig spurte
            spurt muligens håper håpar tror trur ønske ønskte sannsynligvis eventuelt antakelig vurdert ba
        """,
        "SAYS": """
            sier seier sa ber bad skriver skreiv ønsket vilkår regel regler reglene reglane mener passer holder nok
            skrev regelen sagt
        """,
        "PAST": "tidligere tidlegare forrige førre fjor pleide pleidde gamle sist gammel",
        "WAS": "var",
        "NOW": "nå herfra framover fremover heretter",
        "CONDITION": """
            hvis dersom sommeren sommaren sommer sommar vinter vinteren høsten hausten våren sesongen sesong ferie
            ferien ferier høytider høytid helligdager når fellesferien sommerferien jul jula julen påske påsken
            unntaksvis semester semesteret skoleåret skuleåret ferietid
        """,
        "SOFT": "helst gjerne fortrinnsvis ideelt optimalt",
        "ELSEWHERE": """
            medlemmer medlemmar medlemer medlemene medlemmene medlemane følgere følgjarar
            slettes fjernes slettet fjernet slettast arkiveres butikken butikker møter møtes oppdaterer oppdateres
            oppdaterast pålogget pålogga tilgjengelig tilgjengeleg åpent åpen ope stengt åpner


              visninger visningar betaling kontingent betaler rydder ryddes samles samlast holdes
            arrangeres arrangerer aktiv aktivitet gjennomsnitt snitt treffer øver trener innom møttes rapport rapporter
            rapportere statistikk rapporterer logger fakturerer fakturere møtest åpningstid åpningstider nyhetsbrev
            nyheitsbrev online telefontid faktura leie utleie tømmer
        """,
        "THING": """
            ord tegn teikn bilder bilde bilete bilda lenker lenke lenkjer linjer linje emneknagger hashtags km meter
            kr kroner minutter minuttar minutt personer plasser plassar prosent avsnitt sider bokstaver video videoer
            filmer tusen folk
        """,
        "SELF": "selv sjølv",
        "OURS": "vi oss vårt våre",
        "ALL": "noe noko alt alle resten",
        "CLOCK": """
            kl klokka klokken formiddag ettermiddag kveld kvelden morgen morgenen kvelder kveldstid ettermiddagen
            formiddagen morgon tid kveldar midnatt lunsj
        """,
        "MONTH_NAME": "januar februar mars april mai juni juli august september oktober november desember",
        "THIS": "denne dette neste komande kommende inneværende desse disse",
        "LAST": "siste begynnelsen slutten starten byrjinga midten",
        "PARITY": """
            partallsuker oddetallsuker partallsuke oddetallsuke partall oddetall partalsveker oddetalsveker partal
            oddetal
        """,
        "TOPIC": """
            nyheter nyhet nyheiter nyhende informasjon info kulturnytt tips stillinger nytt program programmet
            kulturkalender
        """,
        "ADVERT": """
            reklame reklamer annonsering promo kommersielt kommersiell kommersielle salg sal salgsinnlegg selge spam
            betalte reklamen reklameinnlegg markedsføring salgs
        """,
        "EVENT": """
            arrangement arrangementer arrangementa arrangementet arrangementene arrangementsinnlegg møte møtet kurs
            kurset konsert konserter konsertar foredrag forestilling forestillinger utstilling utstillinger klubb
            klubben samling samlinger lesestund lesestunder forfattermøte forfattermøter hending hendingar hendelser
            hendelse begivenhet begivenheter barnearrangement barnearrangementer bøker bok boktips barn barna ungdom
            voksne familier kulturarrangement kulturarrangementer
            workshop verksted filmkveld quiz språkkafe strikkekafe tilstelning øving trening dugnad loppemarked
            politikk politiske religion bokkafe bibliotekkurs lokale lokal bokklubb bokklubben lesesirkel eventyrstund
            aktivitetar aktiviteter
        """,
        "FREE": "gratis gratisarrangement gratisarrangementer",
        "CHECKS": """
            sjekker sjekkar leser les kontrollerer kontrollerar gjennomgår gjennomgås redigerer redigerar retter rettar
            kvalitetssikrer kvalitetssikrar modererer modererar
        """,
        "CONTACT": """
            ringe ring ringer varsle varsler varslar varsles informer informere informerer beskjed melde tipse ringje
        """,
        "FREQUENCY": "hyppighet frekvens hyppigheit takt hyppigheten hyppigheita frekvensen",
        "THEN": "deretter senere etterpå seinare ",
        "WITHDRAWN": """
            ombestemte ombestemt trakk trekte tilbakekalt tilbakekalte tilbaketrukket
            ombestemde trekt trukket trukke inndratt tilbakekalla
        """,
        "CHANGED": "skiftet skifta endret endra byttet bytta",
        "NEGOTIATE": "forhandle reforhandle reforhandles reforhandlast",
        "THANKS": "takk takkar takker",
        "VALID": "gjelder gjeld gyldig gyldige",
        "FORGET": "glemme glemmer glemt glem gløyme gløymer gløymt gløym",
        "GO_AHEAD": "vei veg ivei ",
        "LONGER": "lenger lengre lengere lengje",
        "EARLIEST": "tidligst tidlegast",
        "WAS CAN": "kunne",
    },
    stems={
        "OURS": "bibliotek",
    },
    fillers="""
        antall ny nye som omtrent ca sirka rundt omkring nøyaktig akkurat ganske vanligvis vanlegvis normalt
        vennligst takket hei at det der den seg meg deg deres dykkar dere er blir vere være bli vært vore å av ved med
        hos
        inn ned ja jo jammen derfor da gruppa gruppen gruppe siden side sida sidene kanal kanalen feed feeden nabolaget
        nabolag bydelen bygda samme hele heile egne egen sin sitt sine slik sånn akseptabelt helt heilt stykk stk samlet
        samla totalt enkelt enkle vanlig vanleg kort korte fin fint greie hilsen mvh pga altså dvs feks osv mm herr fru
        facebook fb vk telegram whatsapp instagram facebookgruppa likevel spesielt særlig generelt hvor hvordan korleis
        nokon fordi slikt skrevet muntlig munnleg kjempefint supert bra flott ellers elles absolutt bestandig alltid
        stadig eneste einaste hverandre selve kalender kalenderuke kalendermåned enkeltvis cirka derimot imidlertid
        oftast oftest stort sett snakket snakka pratet prata beskrivelsen streng strenge mob telefon telefonen lukket
        tlf vennlig hilsninger helsing sidan hyggelig hyggelege hyggelige grei snill husk tagge tagg ringte
        tilbake vart ble blei nabo naboen venn venninne veninne venninna bekjent kollega låner låneren lånar publikum
    """,
    abbreviations="""
        g gg f eks mnd md mån pr maks max min ca kl man tir ons tor tors fre lør søn dvs osv adm admin stk fb tlf nr
        godkj avkl
    """,
    real_words="verkeleg klarer mandat mandater månen fredelig dagens dårlig søndre vekter vekker ukjent",
    tails={
        "POST": "innlegg innlegget innleggene posten",
        "EVENT": "arrangement arrangementer arrangementet kurs konsert konserter kveld klubb møte",
        "ADMIN": "administrator moderator",
        "CONDITION": "ferie ferien ferier",
    },
)
