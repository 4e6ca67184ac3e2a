"""Runs Orca for a test: it writes what it would say, one line for each utterance, and presses the keys it is told to."""
import ctypes
import itertools
import os
import sys

import gi

gi.require_version("Gtk", "3.0")

from gi.repository import GLib
from orca import orca, settings, speech, speechserver


def tell(words):
    print(" ".join(words.split()), flush=True)


class Paper(speechserver.SpeechServer):
    """A voice that writes, so that no sound is needed and no time passes."""

    def speak(self, text=None, acss=None, interrupt=True):
        tell(text or "")

    def speakCharacter(self, character, acss=None):
        tell(character)

    def sayAll(self, utteranceIterator, progressCallback):
        context = None
        for context, _voice in itertools.islice(utteranceIterator, most):
            tell(context.utterance)
        if context:
            # As for somebody who stops listening there; Orca would otherwise go on as if it still read.
            progressCallback(context, speechserver.SayAllContext.INTERRUPTED)
        tell("\u25a0")


# A key that Orca asked the desktop for would wait for Orca itself; the screen takes it at once.
x11 = ctypes.CDLL("libX11.so.6")
xtest = ctypes.CDLL("libXtst.so.6")
x11.XOpenDisplay.restype = ctypes.c_void_p
x11.XStringToKeysym.restype = ctypes.c_ulong
screen = ctypes.c_void_p(x11.XOpenDisplay(None))


def press(names):
    """Presses keys together, as a hand would."""
    codes = [x11.XKeysymToKeycode(screen, ctypes.c_ulong(x11.XStringToKeysym(name.encode()))) for name in names]
    for down, order in ((True, codes), (False, reversed(codes))):
        for code in order:
            xtest.XTestFakeKeyEvent(screen, code, down, ctypes.c_ulong(0))
    x11.XFlush(screen)


def listen(_channel, _condition):
    line = sys.stdin.readline()
    if not line:
        os._exit(0)
    press(line.split())
    return True


preferences, utterances = sys.argv[1:]
# So many utterances are read in one go; without a number a page is read from its top to its end as soon as it comes.
most = int(utterances) if utterances else None
settings.sayAllOnLoad = most is None
manager = orca.getSettingsManager()
manager.activate(preferences, {"sayAllOnLoad": settings.sayAllOnLoad})
speech._initSpeechServer = lambda *_names: setattr(speech, "_speechserver", Paper())
GLib.io_add_watch(sys.stdin, GLib.IO_IN | GLib.IO_HUP, listen)
sys.exit(orca.main())
