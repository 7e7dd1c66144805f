"""The moderators' and operators' desk: Django's admin in unfold's dress, at /admin/.

Nothing here is a rule of its own. Lists and pages read; what changes something calls the service
that any other page would call.
"""
