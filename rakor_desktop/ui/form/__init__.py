"""The one form of the program: descriptions of fields in, a form that saves itself out."""

from rakor_desktop.ui.form.fields import (
    Check,
    Choice,
    Clock,
    Date,
    Heading,
    Lines,
    LongText,
    Money,
    Number,
    Searchable,
    Text,
)
from rakor_desktop.ui.form.form import Form

__all__ = [
    "Check",
    "Choice",
    "Clock",
    "Date",
    "Form",
    "Heading",
    "Lines",
    "LongText",
    "Money",
    "Number",
    "Searchable",
    "Text",
]
