"""Every statement of the three articles with which the timeline began, and where the program answers it.

A row is a statement in our own words, the command line that answers it, and words that the answer must hold.
"""

from __future__ import annotations

from typing import NamedTuple


class Statement(NamedTuple):
    """A statement of an article, and the question that finds it."""

    id: str
    says: str
    command: str
    words: tuple[str, ...]


STATEMENTS = (
    # The List, January 2022: why Soffer will not watch a scene
    Statement(
        "list-2022-01",
        "The article is about a scene that Soffer has not watched.",
        "event soffer-usweekly-love-scene --fields title",
        ("has not watched the love scene",),
    ),
    Statement(
        "list-2022-02",
        "At the start of season 9 Upton lives with having killed Walton.",
        "events --episode S09E01 --fields title,summary",
        (
            "hunt for a dead man",
            "though both know that Walton is dead",
        ),
    ),
    Statement(
        "list-2022-03",
        "Tracy Spiridakos plays Upton.",
        "character upton --json",
        ("tracy-spiridakos",),
    ),
    Statement(
        "list-2022-04",
        "Upton shot Roy Walton dead.",
        "event roy-walton-shot --fields title",
        ("Upton shoots Roy Walton dead",),
    ),
    Statement(
        "list-2022-05",
        "She acts strangely, for months.",
        "event upton-hides-walton-killing --fields summary,note",
        (
            "acts so strangely",
            "months",
        ),
    ),
    Statement(
        "list-2022-06",
        "She hides it from Halstead.",
        "event upton-hides-walton-killing --fields title,summary",
        (
            "hides the killing from Halstead",
            "keeps from Jay Halstead",
        ),
    ),
    Statement(
        "list-2022-07",
        "Halstead is the man in her life by then.",
        "state --at S09E01 --facet relationship --character upton",
        ("engaged",),
    ),
    Statement(
        "list-2022-08",
        "Jesse Lee Soffer plays Halstead.",
        "character halstead --json",
        ("jesse-lee-soffer",),
    ),
    Statement(
        "list-2022-09",
        "Halstead learns it from Voight.",
        "knowledge roy-walton-shot",
        ("jay-halstead\troy-walton-shot\thalstead-learns-walton-truth\tS09E04\tlearned",),
    ),
    Statement(
        "list-2022-10",
        "It brings the couple closer instead of straining them.",
        "event elopement --fields summary",
        ("brought them closer",),
    ),
    Statement(
        "list-2022-11", "They elope.", "event elopement --fields title", ("without telling anyone",)
    ),
    Statement(
        "list-2022-12",
        "The elopement is put near the end of season 9.",
        "dispute elopement-timing --json",
        (
            "Near the end of the season",
            "Episode 9, December 8, 2021",
        ),
    ),
    Statement(
        "list-2022-13",
        "Showbiz Cheat Sheet is the source for that.",
        "dispute elopement-timing --json",
        ("Showbiz Cheat Sheet",),
    ),
    Statement(
        "list-2022-14",
        "Soffer talked to TVLine about it.",
        "event soffer-tvline-elopement --fields title",
        ("Soffer tells TVLine",),
    ),
    Statement(
        "list-2022-15",
        "They have no need to celebrate or to discuss a wedding.",
        "event soffer-tvline-elopement --fields summary",
        ("no need to celebrate, or even to discuss a wedding",),
    ),
    Statement(
        "list-2022-16",
        "They are neither ceremonial nor sentimental.",
        "event soffer-tvline-elopement --fields summary",
        ("neither ceremonial nor sentimental",),
    ),
    Statement(
        "list-2022-17",
        "They are passionate, honest and real.",
        "event soffer-tvline-elopement --fields summary",
        ("passionate, honest and real",),
    ),
    Statement(
        "list-2022-18",
        "After North, the FBI and Roy they wanted it behind them fast.",
        "event soffer-tvline-elopement --fields summary",
        (
            "Agent North and the FBI",
            "Walton case",
            "behind them fast",
        ),
    ),
    Statement(
        "list-2022-19",
        "Being together was the logical next step.",
        "event soffer-tvline-elopement --fields summary",
        ("the logical next step",),
    ),
    Statement(
        "list-2022-20",
        "A love scene follows the elopement in season 9.",
        "event upstead-wedding-night --fields episode,summary",
        (
            "S09E09",
            "love scene",
        ),
    ),
    Statement(
        "list-2022-21",
        "Showbiz Cheat Sheet calls the scene steamy.",
        "event upstead-wedding-night --fields summary",
        ("Showbiz Cheat Sheet calls steamy",),
    ),
    Statement(
        "list-2022-22",
        "Soffer told Us Weekly that he had not seen it.",
        "event soffer-usweekly-love-scene --fields summary",
        ("tells Us Weekly that he has not seen",),
    ),
    Statement(
        "list-2022-23",
        "His soap past helped with the awkwardness.",
        "event soffer-usweekly-love-scene --fields summary",
        ("As the World Turns took the awkwardness out of it",),
    ),
    Statement(
        "list-2022-24",
        "He has no time for TV.",
        "event soffer-usweekly-love-scene --fields summary",
        ("no time for TV",),
    ),
    Statement(
        "list-2022-25",
        "Having played partners for so long makes it second nature.",
        "event soffer-usweekly-love-scene --fields summary",
        ("makes it second nature",),
    ),
    Statement(
        "list-2022-26",
        "Spiridakos, too, has worked a lot.",
        "event soffer-usweekly-love-scene --fields summary",
        ("has done a lot of work as well",),
    ),
    Statement(
        "list-2022-27",
        "She is a great scene partner.",
        "event soffer-usweekly-love-scene --fields summary",
        ("a great scene partner",),
    ),
    Statement(
        "list-2022-28",
        "Their work could affect the marriage, he told Us Weekly.",
        "event soffer-usweekly-marriage-work --fields title,summary",
        (
            "Us Weekly",
            "marriage and police work to affect each other",
        ),
    ),
    Statement(
        "list-2022-29",
        "Marriages on TV are not easy.",
        "event soffer-usweekly-marriage-work --fields summary",
        ("marriages on TV are never easy",),
    ),
    Statement(
        "list-2022-30",
        "Marriage and work will probably affect each other.",
        "event soffer-usweekly-marriage-work --fields summary",
        ("will probably affect the work, and the work the marriage",),
    ),
    # Us Weekly, February 2023: Soffer on how Halstead treats Upton
    Statement(
        "us-weekly-2023-01",
        "Soffer says what he makes of Halstead ghosting Upton.",
        "event soffer-variety-ghosting --fields title",
        ("how Halstead treats Upton",),
    ),
    Statement(
        "us-weekly-2023-02",
        "He left in 2022.",
        "event soffer-exit-announced --fields date,title",
        ("2022-08-29",),
    ),
    Statement(
        "us-weekly-2023-03",
        "Fans are upset: this is not the Jay they know.",
        "event soffer-variety-ghosting --fields summary",
        (
            "fans are upset",
            "not the Jay they know",
        ),
    ),
    Statement(
        "us-weekly-2023-04",
        "The show must go on.",
        "event soffer-variety-ghosting --fields summary",
        ("a show has to go on",),
    ),
    Statement(
        "us-weekly-2023-05",
        "Soffer is 38.",
        "event soffer-variety-ghosting --fields note",
        ("his age as 38",),
    ),
    Statement(
        "us-weekly-2023-06",
        "Variety published the interview on Wednesday, February 22.",
        "event soffer-variety-ghosting --fields date,summary",
        (
            "2023-02-22",
            "Variety publishes on Wednesday, February 22, 2023",
        ),
    ),
    Statement(
        "us-weekly-2023-07",
        "He speaks about season 10.",
        "event soffer-variety-ghosting --fields summary",
        ("talks about season 10",),
    ),
    Statement(
        "us-weekly-2023-08",
        "He sees no right of his own to feel any way about it.",
        "event soffer-variety-ghosting --fields summary",
        ("claims no right to an opinion",),
    ),
    Statement(
        "us-weekly-2023-09",
        "The writers must serve the story and those who are still there.",
        "event soffer-variety-ghosting --fields summary",
        ("the writers answer to the story and to the characters they still have",),
    ),
    Statement(
        "us-weekly-2023-10",
        "The show is dark, so that it makes sense.",
        "event soffer-variety-ghosting --fields summary",
        ("For a show this dark, he says, it makes sense",),
    ),
    Statement("us-weekly-2023-11", "He was in In Time.", "person soffer --json", ("In Time",)),
    Statement(
        "us-weekly-2023-12",
        "In August 2022 it was announced that he leaves.",
        "event soffer-exit-announced --fields date,title",
        (
            "2022-08-29",
            "leaving Chicago P.D.",
        ),
    ),
    Statement(
        "us-weekly-2023-13",
        "It is counted as ten seasons.",
        "dispute length-of-soffer-run --json",
        (
            "Ten seasons",
            "seed-001",
            "Nine full seasons and three episodes of the tenth",
        ),
    ),
    Statement(
        "us-weekly-2023-14",
        "The show is on NBC.",
        "event chicago-pd-premiere --fields summary",
        ("NBC airs",),
    ),
    Statement(
        "us-weekly-2023-15",
        "Fans were surprised, as he was an original star.",
        "event fans-surprised-by-exit --fields title,summary",
        (
            "surprises the fans",
            "from the start",
        ),
    ),
    Statement(
        "us-weekly-2023-16",
        "His character had just married in season 9.",
        "event fans-surprised-by-exit --fields summary",
        ("only just married Hailey Upton",),
    ),
    Statement(
        "us-weekly-2023-17",
        "His statement calls the drama a work of love by everyone.",
        "event soffer-exit-statement --fields summary",
        ("a work of love by everyone",),
    ),
    Statement(
        "us-weekly-2023-18",
        "In it he is proud of his time as Halstead.",
        "event soffer-exit-statement --fields summary",
        ("having been Halstead will always make him proud",),
    ),
    Statement(
        "us-weekly-2023-19",
        "He was in The Mob Doctor.",
        "person soffer --json",
        ("The Mob Doctor",),
    ),
    Statement(
        "us-weekly-2023-20",
        "Spiridakos wrote a tribute on Instagram in August.",
        "event spiridakos-tribute --fields date,title",
        (
            "2022-08-30",
            "tribute to Soffer on Instagram",
        ),
    ),
    Statement(
        "us-weekly-2023-21",
        "Spiridakos is 35.",
        "event spiridakos-tribute --fields note",
        ("her age as 35",),
    ),
    Statement(
        "us-weekly-2023-22",
        "She thanks him for kindness, guidance and friendship.",
        "event spiridakos-tribute --fields summary",
        ("being kind, for guiding her and for being a friend",),
    ),
    Statement(
        "us-weekly-2023-23",
        "She calls him the best husband on screen.",
        "event spiridakos-tribute --fields summary",
        ("best husband she could have had on screen",),
    ),
    Statement(
        "us-weekly-2023-24",
        "A Good Man, season 10 episode 3, aired in October 2022.",
        "episode S10E03 --json",
        (
            "A Good Man",
            "2022-10-05",
        ),
    ),
    Statement(
        "us-weekly-2023-25",
        "It tells how Halstead is written out.",
        "event soffer-last-regular-episode --fields summary",
        ("how Jay Halstead is written out",),
    ),
    Statement(
        "us-weekly-2023-26",
        "Halstead had teetered between good and bad.",
        "event halstead-resigns --fields summary",
        ("teetered between good and bad",),
    ),
    Statement(
        "us-weekly-2023-27",
        "He told his wife of a task force in Bolivia against cartels.",
        "event halstead-tells-upton-bolivia --fields summary,note",
        (
            "against drug cartels in Bolivia",
            "special task force",
        ),
    ),
    Statement(
        "us-weekly-2023-28",
        "It is for at least eight months.",
        "event halstead-tells-upton-bolivia --fields summary",
        ("for eight months, maybe longer",),
    ),
    Statement(
        "us-weekly-2023-29",
        "He needs right and wrong to be clear again.",
        "event halstead-tells-upton-bolivia --fields summary",
        ("where right and wrong are clear",),
    ),
    Statement(
        "us-weekly-2023-30",
        "He flies out that day.",
        "event halstead-tells-upton-bolivia --fields title,summary",
        (
            "that day",
            "flies out the same day",
        ),
    ),
    Statement(
        "us-weekly-2023-31",
        "It is not forever.",
        "event halstead-tells-upton-bolivia --fields summary",
        ("not for good",),
    ),
    Statement(
        "us-weekly-2023-32",
        "He swears that they will get through it.",
        "event halstead-tells-upton-bolivia --fields summary",
        ("swears that they will come through this together",),
    ),
    Statement(
        "us-weekly-2023-33",
        "She is the love of his life.",
        "event halstead-tells-upton-bolivia --fields summary",
        ("the love of his life",),
    ),
    Statement(
        "us-weekly-2023-34",
        "She has to let him go.",
        "event halstead-tells-upton-bolivia --fields summary",
        ("asks her to let him go",),
    ),
    Statement(
        "us-weekly-2023-35",
        "Upton, heartbroken, lets him leave.",
        "event halstead-tells-upton-bolivia --fields summary",
        ("Heartbroken, she does",),
    ),
    Statement(
        "us-weekly-2023-36",
        "At the airport his boss, Voight, tries to change his mind.",
        "event halstead-airport-farewell --fields place,summary",
        (
            "airport",
            "Jay Halstead's boss",
            "change his mind",
        ),
    ),
    Statement(
        "us-weekly-2023-37",
        "Jason Beghe plays Voight.",
        "character voight --json",
        ("jason-beghe",),
    ),
    Statement(
        "us-weekly-2023-38",
        "Halstead convinces Voight, who lets him go.",
        "event halstead-airport-farewell --fields summary",
        (
            "convinces him that it is the right thing to go",
            "Voight lets him",
        ),
    ),
    Statement(
        "us-weekly-2023-39",
        "Upton goes from case to case.",
        "event upton-buries-herself-in-work --fields summary",
        ("from case to case",),
    ),
    Statement(
        "us-weekly-2023-40",
        "She is hardly home and takes extra shifts so as not to be alone.",
        "event upton-buries-herself-in-work --fields summary",
        (
            "extra shifts so that she is not alone",
            "hardly ever home",
        ),
    ),
    Statement(
        "us-weekly-2023-41",
        "The first real update comes in season 10 episode 12.",
        "event upton-hears-of-longer-tour --fields episode,summary",
        (
            "S10E12",
            "first real news since he left",
        ),
    ),
    Statement(
        "us-weekly-2023-42",
        "I Can Let You Go aired on January 18.",
        "episode S10E12 --json",
        (
            "I Can Let You Go",
            "2023-01-18",
        ),
    ),
    Statement(
        "us-weekly-2023-43",
        "She had tried to reach her husband for weeks.",
        "event upton-unanswered-calls --fields summary",
        ("For weeks Hailey Upton has been trying to reach her husband",),
    ),
    Statement(
        "us-weekly-2023-44",
        "She asks his new boss if he is OK and when he comes home.",
        "event upton-hears-of-longer-tour --fields summary",
        ("Jay Halstead's new boss: is he all right, and when is he coming home",),
    ),
    Statement(
        "us-weekly-2023-45",
        "He has extended his tour with no end in sight.",
        "event upton-hears-of-longer-tour --fields summary",
        ("longer tour with no end in sight",),
    ),
    Statement(
        "us-weekly-2023-46",
        "She begins to see that he may never come back.",
        "event upton-hears-of-longer-tour --fields summary",
        ("begins to see that he may not come back",),
    ),
    Statement(
        "us-weekly-2023-47",
        "She keeps her ring on at the time.",
        "event upton-hears-of-longer-tour --fields summary",
        ("keeps her wedding ring on",),
    ),
    Statement(
        "us-weekly-2023-48",
        "Spiridakos told Variety in January that Upton feels married.",
        "event spiridakos-variety-ring --fields date,summary",
        (
            "2023-01-18/2023-01-31",
            "tells Variety that Hailey Upton still considers herself married",
        ),
    ),
    Statement(
        "us-weekly-2023-49",
        "The ring will come off: a goodbye, or self-preservation?",
        "event spiridakos-variety-ring --fields summary",
        (
            "the ring will come off some day",
            "a goodbye or self-preservation",
        ),
    ),
    Statement(
        "us-weekly-2023-50",
        "It is a raw place for somebody not open, and worth exploring.",
        "event spiridakos-variety-ring --fields summary",
        ("never opened up easily and is raw now, which Spiridakos would like to explore",),
    ),
    Statement(
        "us-weekly-2023-51",
        "She will shut the door for long.",
        "event spiridakos-variety-ring --fields summary",
        ("shut everybody out for years",),
    ),
    Statement(
        "us-weekly-2023-52",
        "Halstead is flawed, as all are, but a good person.",
        "event soffer-variety-halstead-good --fields title,summary",
        (
            "flawed but a good man",
            "Like everyone on the show",
            "a good person who means well",
        ),
    ),
    Statement(
        "us-weekly-2023-53",
        "The interview is a cover story of Variety.",
        "event soffer-variety-why-left --fields summary",
        ("Variety cover story",),
    ),
    Statement(
        "us-weekly-2023-54",
        "Soffer feels bad for the fans.",
        "event soffer-variety-halstead-good --fields summary",
        ("feels bad for the fans",),
    ),
    Statement(
        "us-weekly-2023-55",
        "Halstead is in another country, making the world safer.",
        "event soffer-variety-halstead-good --fields summary",
        ("Halstead abroad, at work for a safer world",),
    ),
    Statement(
        "us-weekly-2023-56",
        "It is as when somebody moves away or goes to college.",
        "event soffer-variety-halstead-good --fields summary",
        ("moves away or leaves for college",),
    ),
    Statement(
        "us-weekly-2023-57",
        "He comes from New York.",
        "person soffer --json",
        ("Actor and director from New York",),
    ),
    Statement(
        "us-weekly-2023-58",
        "A reunion on screen is not ruled out.",
        "event soffer-variety-return-open --fields title,summary",
        (
            "does not rule out",
            "together again",
        ),
    ),
    Statement(
        "us-weekly-2023-59",
        "He loves the show, the fans and Halstead, who stays with him.",
        "event soffer-variety-return-open --fields summary",
        (
            "The show, the fans and Halstead are still dear to him",
            "a part of him",
        ),
    ),
    Statement(
        "us-weekly-2023-60",
        "Early in February he teased being back on the set.",
        "event soffer-set-post --fields date,title",
        (
            "2023-02-04",
            "Soffer posts from the set",
        ),
    ),
    Statement(
        "us-weekly-2023-61",
        "He was there as director, of an episode for March.",
        "event soffer-set-post --fields summary",
        (
            "not as an actor but as a director",
            "season 10 is to air in March",
        ),
    ),
    Statement(
        "us-weekly-2023-62",
        "On February 7 Spiridakos posted photos: all are proud.",
        "event spiridakos-set-photos --fields date,summary",
        (
            "2023-02-07",
            "several photos",
            "everybody is proud of him",
        ),
    ),
    Statement(
        "us-weekly-2023-63",
        "One is a selfie with Soffer and Beghe.",
        "event spiridakos-set-photos --fields summary",
        ("with him and Jason Beghe for a selfie",),
    ),
    Statement(
        "us-weekly-2023-64",
        "Chicago P.D. airs on NBC on Wednesdays at 10 p.m. Eastern.",
        "event chicago-pd-premiere --fields summary",
        ("Wednesdays at 10 p.m. Eastern Time",),
    ),
    Statement(
        "us-weekly-2023-65",
        "The photos are by Lori Allen of NBC.",
        'search "Lori Allen"',
        (
            "soffer-variety-ghosting",
            "Lori Allen of NBC",
        ),
    ),
    # Us Weekly, November 2017: Soffer on Halstead's nightmares
    Statement(
        "us-weekly-2017-01",
        "The episode is that of Wednesday, November 15, 2017.",
        "event soffer-usweekly-ptsd --fields episode,date,summary",
        (
            "S05E07",
            "2017-11-15",
            "Wednesday, November 15, 2017",
        ),
    ),
    Statement(
        "us-weekly-2017-02",
        "It was intense to film and left him with small injuries.",
        "event soffer-usweekly-ptsd --fields summary",
        ("The shoot was intense and left him with bruises",),
    ),
    Statement(
        "us-weekly-2017-03",
        "The episode deals with Halstead's PTSD.",
        "event soffer-usweekly-ptsd --fields summary",
        ("deals with Jay Halstead's post-traumatic stress disorder (PTSD)",),
    ),
    Statement(
        "us-weekly-2017-04",
        "The aftermath goes on and touches everyone around him.",
        "event soffer-usweekly-ptsd --fields summary",
        ("everyone around him will feel it",),
    ),
    Statement(
        "us-weekly-2017-05",
        "He needs help; he is drowning.",
        "event soffer-usweekly-ptsd --fields title",
        ("drowning and needs help",),
    ),
    Statement(
        "us-weekly-2017-06",
        "Nobody has seen him struggle like that.",
        "event soffer-usweekly-ptsd --fields summary",
        ("Nobody has seen him struggle like this",),
    ),
    Statement(
        "us-weekly-2017-07",
        "The episode begins with his nightmares.",
        "event halstead-nightmares --fields episode,title",
        (
            "S05E07",
            "wakes Halstead from a nightmare",
        ),
    ),
    Statement(
        "us-weekly-2017-08",
        "He had had them before and kept them buried.",
        "event soffer-usweekly-ptsd --fields summary",
        ("had nightmares before and buried them",),
    ),
    Statement(
        "us-weekly-2017-09",
        "The girl killed in the season opener made it worse.",
        "event soffer-usweekly-ptsd --fields summary",
        ("the little girl's death has made it all worse",),
    ),
    Statement(
        "us-weekly-2017-10",
        "That girl died in episode 1 by his shot.",
        "event halstead-shoots-morgan --fields episode,title",
        (
            "S05E01",
            "kills a girl, Morgan Williams",
        ),
    ),
    Statement(
        "us-weekly-2017-11",
        "He cannot close the box again.",
        "event soffer-usweekly-ptsd --fields summary",
        ("can no longer keep the lid on",),
    ),
    Statement(
        "us-weekly-2017-12",
        "He hides a lot, as Upton learns.",
        "event halstead-aims-at-upton --fields summary",
        ("sees how much he has been hiding",),
    ),
    Statement(
        "us-weekly-2017-13",
        "The name of Upton is spelled Haley.",
        "dispute upton-first-name --json",
        (
            "Haley",
            "Hailey",
            "seed-002",
        ),
    ),
    Statement(
        "us-weekly-2017-14",
        "Upton is wary of her partner and needs to trust him.",
        "event partnership-strained --fields title,summary",
        (
            "if she can trust her partner",
            "wary of a partner",
        ),
    ),
    Statement(
        "us-weekly-2017-15",
        "It is hard to trust somebody who makes bad choices.",
        "event soffer-usweekly-upton-trust --fields summary",
        ("hard to trust a partner who makes bad choices",),
    ),
    Statement(
        "us-weekly-2017-16",
        "She cares and wants to help.",
        "event partnership-strained --fields summary",
        ("still wants to help Jay Halstead",),
    ),
    Statement(
        "us-weekly-2017-17",
        "They will be at odds for a while.",
        "event soffer-usweekly-upton-trust --fields title,summary",
        (
            "friction",
            "a stretch of friction and doubt",
        ),
    ),
    Statement(
        "us-weekly-2017-18",
        "They have to be careful with Voight: how much does he know?",
        "event soffer-usweekly-upton-trust --fields summary",
        (
            "careful around Hank Voight",
            "What has he figured out",
        ),
    ),
    Statement(
        "us-weekly-2017-19",
        "How will the unit deal with it?",
        "event soffer-usweekly-upton-trust --fields summary",
        ("what will the unit make of it",),
    ),
    Statement(
        "us-weekly-2017-20",
        "Season 5 is a season of secrets.",
        "event soffer-usweekly-secrets --fields title",
        ("secrets the theme of season 5",),
    ),
    Statement(
        "us-weekly-2017-21",
        "Real people have secrets; everybody struggles with something.",
        "event soffer-usweekly-secrets --fields summary",
        ("real people have them, too, and everybody has a struggle",),
    ),
    Statement(
        "us-weekly-2017-22",
        "There may be no right answer and no hero.",
        "event soffer-usweekly-secrets --fields summary",
        ("no right answer and no hero",),
    ),
    Statement(
        "us-weekly-2017-23",
        "Watching somebody be human can be more interesting.",
        "event soffer-usweekly-secrets --fields summary",
        ("seeing somebody be human can be more interesting",),
    ),
    Statement(
        "us-weekly-2017-24",
        "It is Halstead's first romance since Lindsay left.",
        "event halstead-comforts-camila --fields summary",
        ("his first romance since Erin Lindsay left",),
    ),
    Statement(
        "us-weekly-2017-25",
        "There will be an arc with Camila, how long he does not know.",
        "event soffer-usweekly-camila --fields summary",
        ("promises an arc, how long he cannot say",),
    ),
    Statement(
        "us-weekly-2017-26",
        "Halstead has to square caring for her with lying to her.",
        "event soffer-usweekly-camila --fields title,summary",
        (
            "rests on a lie",
            "wants to be there for her",
        ),
    ),
    Statement(
        "us-weekly-2017-27",
        "She takes him for somebody he is not.",
        "event halstead-lies-to-camila --fields summary",
        ('takes him for "Ryan"',),
    ),
    Statement(
        "us-weekly-2017-28",
        "He came to care about her brother, who is killed.",
        "event soffer-usweekly-camila --fields summary",
        ("cared about her brother, who is killed",),
    ),
    Statement(
        "us-weekly-2017-29",
        "He wants to be there for her and is attracted to her.",
        "event soffer-usweekly-camila --fields summary",
        ("is drawn to her and wants to be there for her",),
    ),
    Statement(
        "us-weekly-2017-30",
        "It is all a lie that will come to a head.",
        "event soffer-usweekly-camila --fields title,summary",
        (
            "rests on a lie",
            "bound to blow up",
        ),
    ),
    Statement(
        "us-weekly-2017-31",
        "He is not ready for a healthy relationship.",
        "event soffer-usweekly-camila --fields summary",
        ("not ready for a healthy relationship",),
    ),
    Statement(
        "us-weekly-2017-32",
        "She does not even know his real name.",
        "event soffer-usweekly-camila --fields summary",
        ("does not even know his name",),
    ),
    Statement(
        "us-weekly-2017-33",
        "He wants to tell her the truth and loses his chance.",
        "event soffer-usweekly-camila --fields summary",
        (
            "wants to tell her",
            "misses his chance",
        ),
    ),
    Statement(
        "us-weekly-2017-34",
        "He is over Lindsay.",
        "event soffer-usweekly-lindsay --fields title",
        ("Halstead is over Lindsay",),
    ),
    Statement(
        "us-weekly-2017-35",
        "At the start of the season he goes through her apartment.",
        "event halstead-empty-apartment --fields episode,summary",
        (
            "S05E01",
            "walks through Erin Lindsay's cleared-out apartment",
        ),
    ),
    Statement(
        "us-weekly-2017-36",
        "With nobody to rely on he slipped hard.",
        "event soffer-usweekly-lindsay --fields summary",
        ("nobody to lean on after the girl was shot, Halstead fell all the harder",),
    ),
    Statement(
        "us-weekly-2017-37",
        "He is finding his way back; this is the eye of the storm.",
        "event soffer-usweekly-lindsay --fields summary",
        (
            "on his way back",
            "the middle of the storm",
        ),
    ),
)
