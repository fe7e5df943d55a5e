# SPDX-License-Identifier: MIT
"""A display, a D-Bus session and an accessibility bus of their own for a test, gone at the end."""
import os
import subprocess
import sys


def is_inside():
    return os.environ.get("ATSPI_INSIDE") == "1"


def run_inside(main):
    """Runs main() in them and exits with what it returns."""
    if is_inside():
        launcher = subprocess.Popen(["/usr/libexec/at-spi-bus-launcher", "--launch-immediately"], stderr=subprocess.DEVNULL)
        try:
            sys.exit(main())
        finally:
            launcher.terminate()
            launcher.wait()
    read, write = os.pipe()
    display = subprocess.Popen(["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x900x24", "-nolisten", "tcp", "-noreset"],
                               pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    try:
        with os.fdopen(read) as pipe:
            number = pipe.readline().strip()
        environment = dict(os.environ, ATSPI_INSIDE="1", DISPLAY=f":{number}", QT_QPA_PLATFORM="xcb",
                           QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1", GTK_A11Y="none")
        environment.pop("DBUS_SESSION_BUS_ADDRESS", None)
        sys.exit(subprocess.run(["dbus-run-session", "--", sys.executable, *sys.argv], env=environment).returncode)
    finally:
        display.terminate()
        display.wait()
