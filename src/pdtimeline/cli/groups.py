"""Groups of options: a command takes `filters: Filters`, and Typer sees each option of the group.

A group is a NamedTuple whose fields are annotated options with defaults. Typer knows no groups, so
`expanded` gives it one parameter for each option, and puts the values back together. An option that takes
one value is a list for Typer, so that a second, different value is an error and not silently the last word.
"""

from collections.abc import Callable
from functools import wraps
from inspect import Parameter, Signature, signature
from typing import Annotated, Any, get_args, get_origin

from typer.models import OptionInfo

from pdtimeline.errors import BadRequest, Exit


def expanded(function: Callable[..., Exit]) -> Callable[..., Exit]:
    """The function as Typer wants it, with one keyword parameter for each option of its groups.

    Annotations must be objects, not texts: no `from __future__ import annotations` in modules of commands.
    """
    parameters: dict[str, Parameter] = {}
    groups: dict[str, type[Any]] = {}
    for parameter in signature(function).parameters.values():
        fields = getattr(parameter.annotation, "_fields", ())
        if fields:
            groups[parameter.name] = parameter.annotation
            defaults = parameter.annotation._field_defaults
            hints = parameter.annotation.__annotations__
            parameters |= {name: _option(name, hints[name], defaults[name]) for name in fields}
        else:
            name, default = parameter.name, parameter.default
            parameters[name] = _option(name, parameter.annotation, default)
    single = {name: _name(part) for name, part in parameters.items() if _is_single(part)}

    @wraps(function)
    def called(**values: Any) -> Exit:
        for name, option in single.items():
            values[name] = _once(values[name], option)
        for name, group in groups.items():
            values[name] = group(*[values.pop(field) for field in group._fields])
        return function(**values)

    called.__signature__ = Signature([*parameters.values()])  # type: ignore[attr-defined]
    called.__annotations__ = {name: part.annotation for name, part in parameters.items()}
    return called


def _option(name: str, hint: Any, default: Any) -> Parameter:
    """The parameter of one option or argument."""
    info = hint.__metadata__[0]
    if isinstance(info, OptionInfo) and _takes_one(hint):
        hint, default = Annotated[list[str], info], [] if default is None else [default]
    return Parameter(name, Parameter.KEYWORD_ONLY, default=default, annotation=hint)


def _takes_one(hint: Any) -> bool:
    """Whether the annotated option is no switch and no list."""
    kinds = get_args(get_args(hint)[0]) or (get_args(hint)[0],)
    return not any(kind is bool or get_origin(kind) is list for kind in kinds)


def _is_single(parameter: Parameter) -> bool:
    """Whether Typer gives a list for an option that takes one value."""
    return bool(get_args(parameter.annotation)[0] == list[str])


def _name(parameter: Parameter) -> str:
    """The option's long name, which Typer keeps where a default would stand."""
    name: str = parameter.annotation.__metadata__[0].default
    return name


def _once(values: Any, option: str) -> Any:
    """The one value of an option that may be given twice only with the same value."""
    if not values:
        return None
    first, *others = values
    if any(other != first for other in others):
        raise BadRequest(f"{option} is given twice with different values; drop one of them")
    return first
