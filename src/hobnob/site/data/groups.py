"""Where the groups of the map are drawn and who stands in which, for the canvas."""

from __future__ import annotations

from collections.abc import Iterator

from hobnob.analyses.belonging import communities_of
from hobnob.site.content import Content
from hobnob.site.data import data_file
from hobnob.site.data.people import in_order
from hobnob.site.groups import GRID
from hobnob.site.homes import group_picture, homes
from hobnob.site.plan import File
from hobnob.wording import clipped


def files(content: Content) -> Iterator[File]:
    """`groups`, `at` and `bounds`; nothing where there is no map.

    Of a group: its name and a note for its title, its circle, the room for the title, its people, the closest first,
    whether many of them are overdue (late), and whether it is no community (loose). `at` has for each person x, y, and
    the indices of their groups, the one they stand in first. `bounds` are the middle of everything, its width and its
    height.
    """
    if "map" not in content.parts:
        return
    found, picture = content.once(homes), content.once(group_picture)
    people = content.once(in_order)
    number = {id: index for index, id in enumerate(people)}
    index = {home.key: each for each, home in enumerate(found)}
    own = {one.id: index[home.key] for home in found for one in home.people}
    belongs = content.known.once(communities_of)
    groups = [
        {
            "name": clipped(home.name),
            "note": home.note,
            "x": circle.x,
            "y": circle.y,
            "radius": circle.radius,
            "room": circle.room,
            "late": home.is_late,
            "loose": not home.community,
            "people": [number[one.id] for one in home.people],
        }
        for home, circle in zip(found, picture.circles, strict=True)
    ]
    at = []
    for id in people:
        others = [index.get(f"community/{community}", own[id]) for community in belongs.get(id, ())]
        at.append((*picture.at[id], *dict.fromkeys((own[id], *others))))
    left, top, right, bottom = picture.bounds
    bounds = ((left + right) // 2, (top + bottom) // 2, right - left + 2 * GRID, bottom - top + GRID)
    yield data_file("groups", {"groups": groups, "at": at, "bounds": bounds})
