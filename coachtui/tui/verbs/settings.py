"""Changing settings and keys from within; they are in force at once and kept in her file."""

from dataclasses import replace
from typing import Any

from coachtui.errors import CoachError
from coachtui.keymap import resolve_keymap
from coachtui.settings import SETTINGS, Settings
from coachtui.tui.bindings import declared
from coachtui.tui.verbs.reach import ReachVerbs


class SettingsVerbs(ReachVerbs):
    """What the palette has for how the program looks and listens."""

    def can_settings(self) -> bool:
        """Whether there is a file to keep them in."""
        return self.coach.config is not None

    async def do_settings(self) -> None:
        """Show the settings; change one after another until she leaves."""
        from coachtui.tui.dialogs.settings import SettingsDialog  # noqa: PLC0415 - not needed for the first paint

        config, name = self.coach.config, ""
        while config and (name := await self.ask(SettingsDialog(self.coach.look.settings, config.wins, at=name)) or ""):
            await (self._change_keys() if name == "keys" else self._change_setting(name))

    async def _change_setting(self, name: str) -> None:
        """Ask for the value of a setting until it is one, or until she leaves it as it is."""
        from coachtui.tui.dialogs.base import LineDialog  # noqa: PLC0415 - as above
        from coachtui.tui.dialogs.settings import choosing  # noqa: PLC0415 - as above

        setting, now = SETTINGS[name], getattr(self.coach.look.settings, name)
        hint, typed = setting.help, str(now)
        while True:
            dialog = choosing(name, now, self.coach.theme_names)
            typed = await self.ask(dialog or LineDialog(name, value=typed, hint=hint)) or ""
            if not typed:
                return
            try:
                value = setting.read(setting.from_text(typed))
            except ValueError as error:
                hint = f"{error}"
                continue
            self._keep(name, value)
            return

    def _keep(self, name: str, value: Any) -> None:
        if self.coach.config is None:
            return
        self.coach.config.keep(name, value)
        if self.coach.config.wins(name):
            return
        self._put_in_force(replace(self.coach.look.settings, **{name: value}))

    async def _change_keys(self) -> None:
        """Let her pick an action and type its keys, one after another."""
        from coachtui.tui.dialogs.pick import PickDialog  # noqa: PLC0415 - as above
        from coachtui.tui.dialogs.settings import key_items  # noqa: PLC0415 - as above

        while True:
            items = key_items(self.coach.keymap, plain=self.coach.plain)
            picked = await self.ask(PickDialog("The keys of what?", items, hint="a few letters of what it does"))
            if picked is None or not isinstance(picked.value, str):
                return
            await self._keys_of(picked.value)

    async def _keys_of(self, action: str) -> None:
        from coachtui.tui.dialogs.base import LineDialog  # noqa: PLC0415 - as above
        from coachtui.tui.dialogs.settings import keys_said  # noqa: PLC0415 - as above

        shipped = next(each.keys for each in declared(self.coach.look.settings.keymap) if each.id == action)
        hint = f"shipped: {keys_said(shipped) or 'none'} · spaces between several, an empty line takes the key away"
        typed: str | None = keys_said(self.coach.keymap.of(action))
        while True:
            typed = await self.ask(LineDialog(f"Keys of {action}", value=typed or "", hint=hint, empty=True))
            if typed is None:
                return
            keys = typed.split()
            wrong = self._try_keys(action, keys, shipped=keys == keys_said(shipped).split())
            if not wrong:
                return
            hint = wrong

    def _try_keys(self, action: str, keys: list[str], *, shipped: bool) -> str:
        """Put keys in force and keep them; where they do not add up, return why, and leave all as it is."""
        settings = self.coach.look.settings
        hers = {id_: each for id_, each in settings.keys.items() if id_ != action} | ({} if shipped else {action: keys})
        _, before = resolve_keymap(declared(settings.keymap), settings.keys)
        _, wrong = resolve_keymap(declared(settings.keymap), hers)
        new = [each for each in wrong if each not in before]
        if new or self.coach.config is None:
            return " ".join(new)
        try:
            self.coach.config.keep_keys(action, None if shipped else keys)
        except CoachError as error:
            return f"{error.message} {error.hint}"
        self._put_in_force(replace(settings, keys=hers))
        return ""

    def _put_in_force(self, settings: Settings) -> None:
        from coachtui.tui.following import follow  # noqa: PLC0415 - as above

        follow(self.coach, settings)
