"""The words of the invented English stories."""

from __future__ import annotations

from newscrawl.demo.words import Topic, Words

_TOPICS = (
    Topic(
        ("{place} turns its old quay into a market", "Quay of {place} opens to stallholders"),
        "A disused quay is given back to the people who unloaded fish on it.",
        (
            "The old quay of {place} reopened this week as a covered market with {n1} stalls.",
            "Fishing families who left {n2} years ago were the first to be offered a stall there.",
            "{person}, who sells smoked eel, said she had rented two tables for {n3} yuan a month.",
            "The roof is made of {n2} tonnes of larch taken from a dismantled railway bridge.",
            "Buses from {city} now stop at the quay {n1} times a day, twice as often as before.",
            "The town expects to recover its costs, put at {n4} yuan, within {n2} years.",
        ),
        "Stallholders sort their crates on the rebuilt quay of {place}",
    ),
    Topic(
        ("Cranes return to the reed beds of {place}", "Wetland near {place} counts more cranes"),
        "Volunteers count the birds before dawn, when the reeds are still.",
        (
            "Volunteers counted {n1} white-naped cranes in the reed beds near {place} this week.",
            "It is the highest number since the count began {n2} years ago, the reserve said.",
            "{person}, a teacher who leads the count, said the birds arrive earlier every autumn.",
            "Farmers leave {n3} hectares of rice stubble standing so that the cranes find food.",
            "The reserve pays them {n2} yuan for each basket of grain that the birds take.",
            "A path of {n4} planks lets visitors watch without entering the reeds.",
        ),
        "Cranes rest in the shallow water near {place} at dawn",
    ),
    Topic(
        ("Night train links {place} with {city} again", "{place} gets its night train back"),
        "The service was cut when the fast line opened; students asked for it back.",
        (
            "A night train between {place} and {city} will run again from the first of the month.",
            "It leaves at ten in the evening and takes {n1} passengers in {n2} sleeping cars.",
            "{person}, who studies in {city}, had gathered {n3} signatures for the old timetable.",
            "A lower berth costs {n2} yuan less than the fastest seat of the daytime service.",
            "The railway said that the train paid for itself when at least {n1} berths were sold.",
            "At the station of {place} a canteen will stay open until the last train has gone.",
        ),
        "The first night train to {city} waits at the platform in {place}",
    ),
    Topic(
        ("School in {place} heats itself with straw", "Straw keeps classrooms of {place} warm"),
        "What used to be burnt in the fields now warms four hundred pupils.",
        (
            "A school in {place} will spend the winter warmed by straw from the fields around it.",
            "The boiler burns {n1} bales a day and heats {n2} classrooms and the dining hall.",
            "{person}, the caretaker, checks the fire at five every morning, also on Sundays.",
            "Coal for one winter had cost the school {n4} yuan, most of it for transport.",
            "Ash is weighed, {n2} buckets a week, and given back to the farmers as fertilizer.",
            "Two more schools near {city} have asked for the drawings of the boiler.",
        ),
        "Pupils carry bales into the boiler house of their school in {place}",
    ),
    Topic(
        ("Potters of {place} revive a lost glaze", "Lost green glaze comes back to {place}"),
        "It took nine years and some six hundred broken bowls.",
        (
            "Potters in {place} have fired a green glaze that had been lost for {n2} generations.",
            "They found its ash recipe on the back of a tax ledger kept in the archive of {city}.",
            "{person}, the eldest of them, broke {n1} test bowls before the colour came out right.",
            "The kiln is heated for {n2} hours with pine and then left closed for three days.",
            "A museum has ordered {n3} plates that will be used in its tea room, not shown.",
            '"A bowl that nobody drinks from is only half made," the potter said.',
        ),
        "A bowl with the green glaze is lifted from the kiln in {place}",
    ),
    Topic(
        ("Ferry crew rescues cyclists near {place}", "{place} ferry takes in stranded cyclists"),
        "The road along the bay had been flooded within minutes.",
        (
            "A car ferry took {n1} cyclists on board after the road near {place} flooded.",
            "Water rose over the road within {n2} minutes, faster than the tide tables had said.",
            "{person}, the mate, lowered a ramp and had the bicycles handed up first.",
            "Nobody was hurt, but {n3} meters of crash barrier were washed into the bay.",
            "The ferry reached {city} an hour late with tea and dry blankets for everybody.",
            "Engineers will raise the road by {n2} centimeters before the spring tides.",
        ),
        "The ferry ties up at the sea wall near {place} after the rescue",
    ),
    Topic(
        ("Library of {place} lends seeds with books", "{place} readers borrow seeds as well"),
        "Whoever borrows beans returns beans, and a note on how they grew.",
        (
            "The library of {place} now lends seeds, {n1} kinds of them, next to its garden books.",
            "Readers take a paper bag in spring and bring back {n2} seeds for each one that grew.",
            "{person}, the librarian, writes the name of every gardener on the drawer.",
            "Last year {n3} bags went out and all but {n2} of them came back.",
            "A climbing bean from {city} is the most wanted; it has a waiting list.",
            "The drawers come from a pharmacy that closed and had {n4} of them.",
        ),
        "Drawers of seeds stand between the shelves of the library in {place}",
    ),
    Topic(
        ("{place} measures noise with old telephones", "Old telephones listen to {place}"),
        "Pupils built the network in their workshop and own its data.",
        (
            "More than {n1} discarded telephones measure how loud the streets of {place} are.",
            "Pupils mounted them under eaves and lamps, {n2} meters above the ground.",
            "Each one sends a number every {n2} seconds and never records a voice.",
            "{person}, who teaches physics, said the loudest hour came before school, not after.",
            "The council moved a bus stop and planted {n3} limes because of what they found.",
            "A class in {city} is building the same network and shares its drawings.",
        ),
        "A pupil fixes a telephone under the eaves of a house in {place}",
    ),
)

WORDS = Words(
    topics=_TOPICS,
    closing=(
        "The council of {place} will look at the matter again in {month}, a spokesman said.",
        "Letters about the plan, {n2} so far, can be read in the hall of the council of {place}.",
        "People who were asked in the street named rain, rent, buses and {n2} other worries first.",
        "Similar plans are under way in {city}, where work begins in {month}.",
    ),
    asides=(
        "“It is — so far — the only one of its kind on this coast,” a visitor from {city} said.",
        "Nobody had asked the café on the corner, whose owner is 78 and still opens at five.",
        "Next year the same will be tried in {city}, 2 of its 14 districts have said.",
        "Few villages take part so far: Shangba, Xiaqiao, Nanpu, Beitan and {place}.",
    ),
    subheads=("A slow start", "What comes next", "Counting the cost"),
    places=(
        "Lanqiao Beitan Shuikou Nanpu Yunxi Hetou Qingshi Dawan Liushu Songgang Meiling "
        "Baisha Tianhu Luzhou Xiadu Guanyan Chengbei Wulong Pingtan Anping"
    ).split(),
    cities="Donghai Linjiang Fenghe Yongquan Haizhou Jingshan Xihe Nanshui".split(),
    family_names="Zhao Qian Sun Li Zhou Wu Zheng Wang Feng Chen Wei Jiang Shen Han Yang".split(),
    given_names=(
        "Lan Mei Jun Tao Xinyi Haoran Ning Bo Yuchen Shu Rui Anqi Kai Wenjing Fei"
    ).split(),
    other_names=("Ludwig van Beek", "J. K. Osei", "Mary Anne Obi", "Tomás O'Farrell"),
    months="January March April June September October".split(),
    name="{family} {given}",
)
