// SPDX-License-Identifier: MIT
// clipboard set: another program's clipboard; holds what it reads from stdin until it is ended.
// Prints "ready". clipboard get: prints everything that the clipboard and the primary selection
// offer.
#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QMimeData>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace {
void print(const QMimeData *data)
{
    const QStringList formats = data ? data->formats() : QStringList();
    for (const QString &format : formats) {
        const QByteArray bytes = data->data(format);
        std::printf("%s\n", qUtf8Printable(format));
        std::fwrite(bytes.constData(), 1, static_cast<size_t>(bytes.size()), stdout);
        std::printf("\n");
    }
}
} // namespace

int main(int argc, char **argv)
{
    const QGuiApplication app(argc, argv);
    QClipboard *clipboard = QGuiApplication::clipboard();
    if (QGuiApplication::arguments().value(1) == "get"_L1) {
        print(clipboard->mimeData(QClipboard::Clipboard));
        print(clipboard->mimeData(QClipboard::Selection));
        return 0;
    }
    QFile in;
    if (!in.open(stdin, QIODevice::ReadOnly)) {
        return 2;
    }
    clipboard->setText(QString::fromUtf8(in.readAll()));
    std::printf("ready\n");
    std::fflush(stdout);
    return QGuiApplication::exec();
}
