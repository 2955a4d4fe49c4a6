"""The facts of the three articles with which the timeline began, and the question that finds each.

A row is a fact, the command line that answers it, and words that the answer must hold. Sometimes two
questions belong to one fact.
"""

from __future__ import annotations

from typing import NamedTuple


class Found(NamedTuple):
    """A fact of an article, and where the program tells it."""

    fact: str
    says: str
    command: str
    words: tuple[str, ...]


SEED_FACTS = (
    # The List, January 2022: why Soffer will not watch a scene
    Found(
        "sf-000-01",
        "At the start of season 9 Upton lives with having shot Roy Walton dead.",
        "event roy-walton-shot --fields title,summary",
        ("Upton shoots Roy Walton dead",),
    ),
    Found(
        "sf-000-01",
        "At the start of season 9 Upton lives with having shot Roy Walton dead.",
        "events --episode S09E01 --fields title,summary",
        ("hunt for a dead man", "both know that he is dead"),
    ),
    Found(
        "sf-000-02",
        "For months she acts strangely and hides it from Halstead.",
        "event upton-hides-walton-killing --fields title,summary,note",
        ("keeps from Halstead", "behaves so oddly", "months"),
    ),
    Found(
        "sf-000-03",
        "Halstead learns of it from Voight.",
        "event halstead-learns-walton-truth --fields title,summary",
        ("out of Voight", "Upton killed Roy Walton"),
    ),
    Found(
        "sf-000-03",
        "Halstead learns of it from Voight.",
        "knowledge roy-walton-shot",
        ("jay-halstead\troy-walton-shot\thalstead-learns-walton-truth\tS09E04\tlearned",),
    ),
    Found(
        "sf-000-04",
        "The discovery ties the couple closer, and they elope.",
        "event elopement --fields title,summary",
        ("marry at a courthouse", "has brought them closer"),
    ),
    Found(
        "sf-000-05",
        "The elopement is put near the end of season 9, with Showbiz Cheat Sheet as the source.",
        "dispute elopement-timing --json",
        (
            "Near the end of the season",
            "In episode 9",
            "Showbiz Cheat Sheet",
            "Episode 9, 2021-12-08",
        ),
    ),
    Found(
        "sf-000-06",
        "Soffer tells TVLine that the two have little taste for festivities and wished to move on.",
        "event soffer-tvline-elopement --fields title,summary",
        (
            "TVLine",
            "passionate and honest",
            "no need of ceremony",
            "North, the FBI and Roy Walton behind them",
            "move on",
            "logical next step",
        ),
    ),
    Found(
        "sf-000-07",
        "After eloping the couple have a love scene in season 9.",
        "event upstead-wedding-night --fields episode,title,summary",
        ("S09E09", "wedding night", "love scene"),
    ),
    Found(
        "sf-000-08",
        "Soffer tells Us Weekly that he has not watched that scene.",
        "event soffer-usweekly-love-scene --fields title,summary",
        ("Us Weekly", "has not seen the love scene", "no time for television"),
    ),
    Found(
        "sf-000-09",
        "His soap past and long screen partnership made the scene easy; he praises his partner.",
        "event soffer-usweekly-love-scene --fields summary",
        ("As the World Turns", "Years as a screen pair", "easy to play", "scene partner"),
    ),
    Found(
        "sf-000-10",
        "He expects marriage and work to affect each other.",
        "event soffer-usweekly-marriage-work --fields title,summary",
        ("affect their work and their work the marriage",),
    ),
    # Us Weekly, February 2023: Soffer on how Halstead treats Upton
    Found(
        "sf-001-01",
        "Variety published an interview with Soffer, then 38, on Wednesday, 22 February 2023.",
        "event soffer-variety-ghosting --fields date,summary,note",
        ("2023-02-22", "Variety", "Wednesday, 22 February 2023", "38"),
    ),
    Found(
        "sf-001-02",
        "He knows that fans are upset, feels no right to judge, and leaves it to the writers.",
        "event soffer-variety-ghosting --fields title,summary",
        ("upset the fans are", "no right to judge", "serve the story and the characters who stay"),
    ),
    Found(
        "sf-001-03",
        "He finds it fitting for a grim show.",
        "event soffer-variety-ghosting --fields summary",
        ("In so dark a show he finds the turn fitting",),
    ),
    Found(
        "sf-001-04",
        "In August 2022 his departure after ten seasons became known.",
        "event soffer-exit-announced --fields date,summary",
        ("2022-08-29", "one of the original cast", "ten seasons"),
    ),
    Found(
        "sf-001-04",
        "He was an original cast member and his character had just married.",
        "event fans-surprised-by-exit --fields summary",
        ("from the start", "only just married Upton"),
    ),
    Found(
        "sf-001-04",
        "In August 2022 his departure after ten seasons became known.",
        "dispute length-of-soffer-run --json",
        ("Ten seasons", "seed-001", "Nine full seasons and three episodes of the tenth"),
    ),
    Found(
        "sf-001-05",
        "His statement honoured the devotion of all who make the show and voiced pride in the role.",
        "event soffer-exit-statement --fields summary",
        ("devotion of everybody", "proud of his time as Halstead"),
    ),
    Found(
        "sf-001-06",
        "Spiridakos, 35, wrote a tribute on Instagram in August.",
        "event spiridakos-tribute --fields date,title,summary,note",
        (
            "2022-08-30",
            "tribute",
            "Instagram",
            "kindness, guidance and friendship",
            "best husband",
            "35",
        ),
    ),
    Found(
        "sf-001-07",
        "A Good Man, season 10 episode 3, aired in October 2022 and told how he leaves.",
        "event soffer-last-regular-episode --fields date,summary",
        ("2022-10-05", "A Good Man, the third episode of season 10", "how Halstead leaves"),
    ),
    Found(
        "sf-001-08",
        "After moving between good and bad he takes a post against drug cartels in Bolivia.",
        "event halstead-resigns --fields summary",
        ("between good and bad",),
    ),
    Found(
        "sf-001-08",
        "The post is described as a special task force, for at least eight months.",
        "event halstead-tells-upton-bolivia --fields summary,note",
        (
            "against drug cartels in Bolivia",
            "eight months, perhaps a little longer",
            "special task force",
        ),
    ),
    Found(
        "sf-001-09",
        "He needs clear lines, leaves the same day, declares his love and asks her to let him go.",
        "event halstead-tells-upton-bolivia --fields title,summary",
        (
            "that same day",
            "not for ever",
            "right and wrong are clear",
            "love of his life",
            "let him go",
        ),
    ),
    Found(
        "sf-001-10",
        "Upton lets him go, heartbroken.",
        "event halstead-tells-upton-bolivia --fields summary",
        ("Heartbroken, she does",),
    ),
    Found(
        "sf-001-11",
        "At the airport Voight tries to change his mind; Halstead convinces him.",
        "event halstead-airport-farewell --fields title,summary",
        ("at the airport", "change Halstead's mind", "right to go", "Voight lets him"),
    ),
    Found(
        "sf-001-12",
        "Without him Upton throws herself into work and adds shifts to escape being alone.",
        "event upton-buries-herself-in-work --fields title,summary",
        ("from case to case", "extra shifts", "avoid the empty home"),
    ),
    Found(
        "sf-001-13",
        "The first real news of him comes in season 10 episode 12, aired January 18.",
        "event upton-hears-of-longer-tour --fields episode,date,summary",
        ("S10E12", "2023-01-18", "first real news since he left"),
    ),
    Found(
        "sf-001-13",
        "That episode is called I Can Let You Go.",
        "episode S10E12 --json",
        ("I Can Let You Go",),
    ),
    Found(
        "sf-001-14",
        "Upton had tried for weeks to reach him and turned to his new superior.",
        "events --episode S10E12 --character upton --fields title,summary",
        ("For weeks Upton has been trying to reach her husband", "Halstead's superior officer"),
    ),
    Found(
        "sf-001-15",
        "He extended his tour with no end set; she sees that he may not return and keeps the ring on.",
        "event upton-hears-of-longer-tour --fields summary",
        ("longer tour with no end in sight", "may not come back", "keeps her wedding ring on"),
    ),
    Found(
        "sf-001-16",
        "Spiridakos told Variety in January that Upton still sees herself as married.",
        "event spiridakos-variety-ring --fields date,summary",
        (
            "2023-01-18/2023-01-31",
            "Variety",
            "still sees herself as married",
            "the ring will come off some day",
            "goodbye",
            "protect herself",
            "close that door for a long time",
        ),
    ),
    Found(
        "sf-001-17",
        "Soffer sees great faults in Halstead, as in everyone on the show, but a good man.",
        "event soffer-variety-halstead-good --fields title,summary",
        ("deeply flawed, like everybody on the show", "good man", "good motives"),
    ),
    Found(
        "sf-001-18",
        "He feels for the fans and thinks of Halstead doing useful work far away.",
        "event soffer-variety-halstead-good --fields summary",
        ("feels for the fans", "useful work in another country", "somebody in a family moves away"),
    ),
    Found(
        "sf-001-19",
        "He does not rule out a reunion; the show, the fans and Halstead stay dear to him.",
        "event soffer-variety-return-open --fields title,summary",
        ("does not rule out a reunion", "a part of him", "still dear to him"),
    ),
    Found(
        "sf-001-20",
        "Earlier in February he teased being back on the set, as director.",
        "event soffer-set-post --fields date,summary",
        ("2023-02-04", "on the set of Chicago P.D. again", "as a director", "in March"),
    ),
    Found(
        "sf-001-20",
        "The episode is one of season 10, to be shown in March.",
        "dispute s10-directing-title --json",
        ("to be shown in March", "Deadlocked, season 10, episode 16"),
    ),
    Found(
        "sf-001-21",
        "On February 7 Spiridakos posted photos of his debut and said that all are proud.",
        "event spiridakos-set-photos --fields date,summary",
        ("2023-02-07", "series of photos", "selfie with Soffer and Jason Beghe", "proud of him"),
    ),
    Found(
        "sf-001-22",
        "Soffer was in In Time, The Mob Doctor and As the World Turns, and comes from New York.",
        "person soffer --json",
        ("New York", "In Time", "The Mob Doctor", "As the World Turns"),
    ),
    Found(
        "sf-001-23",
        "Chicago P.D. is shown on NBC on Wednesdays at 10 p.m. Eastern.",
        "event chicago-pd-premiere --fields title,summary",
        ("NBC", "Wednesdays at 10 p.m. Eastern Time"),
    ),
    # Us Weekly, November 2017: Soffer on the nightmares of Halstead
    Found(
        "sf-002-01",
        "Us Weekly spoke with Soffer about the episode of Wednesday, 15 November 2017.",
        "event soffer-usweekly-ptsd --fields episode,date,summary",
        ("S05E07", "2017-11-15", "Us Weekly", "Wednesday, 15 November 2017"),
    ),
    Found(
        "sf-002-01",
        "The article gives neither title nor number of the episode.",
        "dispute ptsd-episode-title",
        ("Care Under Fire, season 5, episode 7",),
    ),
    Found(
        "sf-002-02",
        "The shoot was intense and left him with small injuries.",
        "event soffer-usweekly-ptsd --fields summary",
        ("the shoot intense", "brought bruises home"),
    ),
    Found(
        "sf-002-03",
        "The episode deals with the post-traumatic stress of Halstead, who is in need of help.",
        "event soffer-usweekly-ptsd --fields title,summary",
        ("needs help", "post-traumatic stress (PTSD)", "will reach everybody around him"),
    ),
    Found(
        "sf-002-04",
        "It opens with nightmares; he had known such things before and hidden them.",
        "events --episode S05E07 --fields title,summary",
        (
            "Ruzek wakes Halstead from a nightmare",
            "had known such nightmares before and hidden them",
        ),
    ),
    Found(
        "sf-002-05",
        "The killing of the girl in the season opener made the trauma worse.",
        "event halstead-shoots-morgan --fields episode,title,summary",
        ("S05E01", "kills a girl, Morgan Williams"),
    ),
    Found(
        "sf-002-05",
        "He can no longer hold it down.",
        "event soffer-usweekly-ptsd --fields summary",
        ("made the trauma worse", "can no longer hold it down"),
    ),
    Found(
        "sf-002-06",
        "Upton learned that he hides much; she is uneasy, needs to trust him and wants to help.",
        "events --episode S05E07 --character upton --fields title,summary",
        (
            "how much he has been hiding",
            "uneasy about a partner",
            "wants to help Halstead",
            "whether she can trust her partner",
        ),
    ),
    Found(
        "sf-002-07",
        "Friction is to be expected, and both must watch what Voight may find out.",
        "event soffer-usweekly-upton-trust --fields title,summary",
        ("friction", "what Voight may find out"),
    ),
    Found(
        "sf-002-08",
        "He sees secrets as the theme of season 5, whose stories may lack a correct choice or a hero.",
        "event soffer-usweekly-secrets --fields title,summary",
        ("secrets the theme of season 5", "without a right answer and without a hero"),
    ),
    Found(
        "sf-002-09",
        "It is the first time since Lindsay left that Halstead is romantic with anyone: Camila.",
        "event halstead-comforts-camila --fields title,summary",
        ("goes to Camila", "first romance since Erin Lindsay left"),
    ),
    Found(
        "sf-002-10",
        "He cared about her brother, who is killed, but all rests on a lie that cannot last.",
        "event luis-vega-killed --fields summary",
        ("Luis Vega, whom Halstead hoped to bring out alive, is shot dead",),
    ),
    Found(
        "sf-002-10",
        "He wishes to support her and is attracted, but all rests on a lie that cannot last.",
        "event soffer-usweekly-camila --fields title,summary",
        (
            "cared for her brother",
            "drawn to her",
            "support her",
            "rests on a lie",
            "the lie cannot last",
        ),
    ),
    Found(
        "sf-002-11",
        "Camila does not know his real name, and he is in no state for a sound relationship.",
        "event soffer-usweekly-camila --fields summary",
        ("does not even know his name", "no state for a sound relationship"),
    ),
    Found(
        "sf-002-12",
        "He means to be honest with her but misses the chance.",
        "event soffer-usweekly-camila --fields summary",
        ("means to be honest with her", "misses his chance"),
    ),
    Found(
        "sf-002-13",
        "The season opener shows him in the flat that Lindsay left, without support.",
        "event halstead-empty-apartment --fields episode,summary",
        ("S05E01", "Erin Lindsay's cleared-out apartment", "nobody to lean on"),
    ),
    Found(
        "sf-002-13",
        "He is over Lindsay.",
        "event soffer-usweekly-lindsay --fields title",
        ("Halstead is over Lindsay",),
    ),
    Found(
        "sf-002-14",
        "The name of Upton is spelled Haley.",
        "dispute upton-first-name --json",
        ("Haley", "Hailey", "seed-002"),
    ),
    Found(
        "sf-002-14",
        "The name of Upton is spelled Haley, and she is found under it.",
        "character Haley --json",
        ("Hailey Upton",),
    ),
)
