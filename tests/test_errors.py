from coachtui.errors import CoachError, ConfigError, StoreError, UsageError


def test_an_error_tells_what_why_and_what_to_do():
    error = StoreError("Not saved", "the disk is full", "Free some space; the text is still here.")
    assert (error.title, error.message, error.hint) == (
        "Not saved",
        "the disk is full",
        "Free some space; the text is still here.",
    )
    assert str(error) == "Not saved: the disk is full Free some space; the text is still here."


def test_only_bad_usage_ends_with_two():
    assert [kind.exit_code for kind in (CoachError, StoreError, ConfigError, UsageError)] == [1, 1, 1, 2]
