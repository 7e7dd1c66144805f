"""Where the focus goes on a form that came back: to what is wrong with it, without a script."""

from django import template
from django.forms import BoundField
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
def widget(field: BoundField) -> SafeString:
    """The field, focused where it is the first that is wrong; a fault of the whole form stands
    above all fields and has the focus itself.
    """
    form = field.form
    wrong = [] if form.non_field_errors() else [each for each in form if each.errors]
    if wrong and wrong[0].name == field.name:
        return field.as_widget(attrs={"autofocus": True})
    return field.as_widget()
