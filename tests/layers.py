#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""layers.py SOURCES QT-HEADERS: every #include of ours goes down the layers of ARCHITECTURE.md; models/ includes no window."""
import pathlib
import re
import sys
import tempfile

# What a layer may include besides itself.
MAY = {
    'models/core': [],
    'models/rulebook': ['models/core'],
    'models/journey': ['models/core'],
    'models/journal': ['models/core', 'models/journey'],
    'models/secrets': ['models/core'],
    'models/remote': ['models/core'],
    'models/sandbox': ['models/core', 'models/remote'],
    'models/checks': ['models/core', 'models/rulebook', 'models/remote'],
    'models/session': ['models/core', 'models/rulebook', 'models/journey', 'models/journal', 'models/secrets', 'models/remote',
        'models/sandbox', 'models/checks'],
    'wizard': ['models'],
    'app': ['models', 'wizard'],
}
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.MULTILINE)


def layer_of(path):
    parts = path.split('/')
    return '/'.join(parts[:2]) if parts[0] == 'models' else parts[0]


def is_window(name, qt):
    return name.startswith(('QtGui', 'QtWidgets')) or any((qt / module / name).exists() for module in ('QtGui', 'QtWidgets'))


def problem(path, kind, name, qt):
    layer = layer_of(path)
    if layer not in MAY:
        return f'{layer} has no rule in tests/layers.py'
    if kind == '<':
        return f'models/ knows no window: <{name}>' if layer.startswith('models/') and is_window(name, qt) else None
    if '/' not in name:  # a file that moc or another tool has made
        return None
    target = layer_of(name)
    allowed = target == layer or any(target == other or target.startswith(other + '/') for other in MAY[layer])
    return None if allowed else f'{layer} may not include {name}'


def problems(root, qt):
    for folder in ('app', 'wizard', 'models'):
        for file in sorted((root / folder).rglob('*.[ch]*')):
            if file.suffix in ('.h', '.cpp'):
                path = str(file.relative_to(root))
                for kind, name in INCLUDE.findall(file.read_text()):
                    if fault := problem(path, kind, name, qt):
                        yield f'{path}: {fault}'


def can_fail(qt):
    """The rule itself is tried on includes that break it."""
    for path, line in [
        ('models/core/a.h', '#include "models/remote/httpclient.h"'),
        ('models/remote/a.h', '#include "models/session/session.h"'),
        ('models/remote/a.cpp', '#include <QColor>'),
        ('models/remote/a.cpp', '#include <QtWidgets/QWidget>'),
        ('models/new/a.cpp', '#include <QString>'),
        ('wizard/a.cpp', '#include "app/composition.h"'),
    ]:
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder) / path
            file.parent.mkdir(parents=True)
            file.write_text(line)
            if not list(problems(pathlib.Path(folder), qt)):
                sys.exit(f'not noticed: {line} in {path}')


if __name__ == '__main__':
    headers = pathlib.Path(sys.argv[2])
    can_fail(headers)
    found = list(problems(pathlib.Path(sys.argv[1]), headers))
    sys.exit('\n'.join(found) if found else 0)
