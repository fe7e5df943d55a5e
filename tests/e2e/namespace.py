# SPDX-License-Identifier: MIT
"""A machine of its own for a test: a network namespace that reaches nothing, and private /etc/hosts, /etc/resolv.conf
and /etc/ssl/certs for the program under test, which may live in a chroot. Nothing outside the namespaces changes."""
import os
import shutil
import subprocess
import sys
import tempfile

SKIPPED = 77
INSIDE = "MPWIZARD_TEST_NAMESPACE"


def enter():
    """Starts this script again in namespaces of its own; comes back inside, with a folder that vanishes afterwards.
    Skips where namespaces are not allowed."""
    if os.environ.get(INSIDE):
        return os.environ[INSIDE]
    # -p: whatever the test leaves running ends with it.
    unshare = ["unshare", "-n", "-m", "-p", "-f", "--kill-child", "--mount-proc"]
    for command in (unshare, [*unshare, "-U", "-r"]):
        if subprocess.run([*command, "true"], stderr=subprocess.DEVNULL, check=False).returncode == 0:
            with tempfile.TemporaryDirectory(dir="/tmp", prefix="mpwizard-net-") as folder:
                sys.exit(subprocess.run([*command, sys.executable, *sys.argv], check=False,
                                        env={**os.environ, INSIDE: folder}).returncode)
    print("skipped: this system allows no network and mount namespaces (unshare -n -m, unshare -Urnm)")
    sys.exit(SKIPPED)


def run(*command):
    subprocess.run(command, check=True)


class Machine:
    """What the program finds around itself; root is "/" or the folder of a chroot, user a user of that chroot who runs it."""

    def __init__(self, folder, root="/", user=None):
        self.folder = folder
        self.root = root
        self.user = None
        if user:
            with open(f"{root}/etc/passwd", encoding="utf-8") as file:
                self.user = next(entry[2:4] for entry in (line.split(":") for line in file) if entry[0] == user)
        run("mount", "--make-rprivate", "/")
        run("ip", "link", "set", "lo", "up")
        if root != "/":
            for place in ("/tmp", "/proc", "/dev"):
                os.makedirs(root + place, exist_ok=True)
                run("mount", "--rbind", place, root + place)

    def command(self, *program):
        """As which the program is to be started by a process of its user (see as_user)."""
        if self.root == "/":
            return [*program]
        drop = ["/usr/bin/setpriv", "--inh-caps=-all", "--ambient-caps=-all"] if self.user else []
        return ["chroot", self.root, *drop, *program]

    def as_user(self, *command):
        """command, started by the user, who may do one thing that others may not: enter the chroot. All files of the
        machine's folder are that user's from now on."""
        if not self.user:
            return [*command]
        user, group = self.user
        run("chown", "-R", f"{user}:{group}", self.folder)
        return ["setpriv", f"--reuid={user}", f"--regid={group}", "--clear-groups", "--inh-caps=+sys_chroot",
                "--ambient-caps=+sys_chroot", *command]

    def reachable(self, source):
        """A copy of the folder source where the user can read it."""
        return shutil.copytree(source, os.path.join(self.folder, os.path.basename(source)))

    def address(self, *addresses):
        for address in addresses:
            run("ip", "address", "add", f"{address}/{128 if ':' in address else 32}", "dev", "lo")

    def replace(self, path, source):
        target = self.root.rstrip("/") + path
        if not os.path.exists(target):  # only a scratch chroot lacks it
            os.makedirs(target if os.path.isdir(source) else os.path.dirname(target), exist_ok=True)
            if not os.path.isdir(source):
                open(target, "x", encoding="utf-8").close()
        run("mount", "--bind", source, os.path.realpath(target))

    def file(self, path, text):
        """Puts text in the place of /etc/hosts or the like."""
        source = os.path.join(self.folder, os.path.basename(path))
        with open(source, "w", encoding="utf-8") as file:
            file.write(text)
        self.replace(path, source)

    def trust(self, *authorities):
        """An administrator puts these CA files into the system's store. In a chroot they join those that Debian trusts;
        elsewhere the store holds nothing else."""
        if self.root != "/":
            self.update_store(authorities)
        else:
            self.replace_store(authorities)

    def update_store(self, authorities):
        local = os.path.join(self.folder, "local-authorities")
        if not os.path.isdir(local):
            os.mkdir(local)
            self.replace("/usr/local/share/ca-certificates", local)
            store = os.path.join(self.folder, "certs")
            shutil.copytree(f"{self.root}/etc/ssl/certs", store, symlinks=True)
            self.replace("/etc/ssl/certs", store)
        for name in os.listdir(local):
            os.remove(f"{local}/{name}")
        for number, authority in enumerate(authorities):
            shutil.copy(authority, f"{local}/authority{number}.crt")
        subprocess.run(["chroot", self.root, "update-ca-certificates", "--fresh"], check=True, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL)

    def replace_store(self, authorities):
        """As update-ca-certificates would leave it."""
        store = os.path.join(self.folder, f"certs{len(os.listdir(self.folder))}")
        os.mkdir(store)
        with open(f"{store}/ca-certificates.crt", "wb") as bundle:
            for number, authority in enumerate(authorities):
                shutil.copy(authority, f"{store}/authority{number}.pem")
                name = subprocess.run(["openssl", "x509", "-hash", "-noout", "-in", authority], capture_output=True,
                                      text=True, check=True).stdout.strip()
                os.symlink(f"authority{number}.pem", f"{store}/{name}.{number}")
                with open(authority, "rb") as file:
                    bundle.write(file.read())
        self.replace("/etc/ssl/certs", store)
