// SPDX-License-Identifier: MIT
#include "models/rulebook/guide.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace {
constexpr QByteArrayView kOpen = "<a id=\"";
constexpr QByteArrayView kClose = "\"></a>";

// Where the sources of what is said are written down; nobody sees them.
void dropComments(QString &markdown)
{
    for (qsizetype from = markdown.indexOf("<!--"_L1); from >= 0;
         from = markdown.indexOf("<!--"_L1, from)) {
        const qsizetype to = markdown.indexOf("-->"_L1, from);
        from -= from > 0 && markdown.at(from - 1) == u' ' ? 1 : 0;
        markdown.remove(from, to < 0 ? markdown.size() : to + 3 - from);
    }
}
} // namespace

Guide::Guide(const QString &file)
{
    QFile guide(file);
    if (guide.open(QIODevice::ReadOnly)) {
        m_text = guide.readAll();
        m_text.replace('\r', "");
        cut();
    }
}

void Guide::cut()
{
    QString before;
    Place place;
    const auto close = [&](qsizetype at) {
        if (!before.isEmpty() && !m_places.contains(before)) {
            m_places.insert(before, {place.from, at});
        }
    };
    for (qsizetype at = m_text.indexOf(kOpen); at >= 0; at = m_text.indexOf(kOpen, at + 1)) {
        const qsizetype line = m_text.indexOf('\n', at);
        const qsizetype end = line < 0 ? m_text.size() : line;
        const auto rest =
            QByteArrayView(m_text).sliced(at + kOpen.size(), end - at - kOpen.size()).trimmed();
        if ((at > 0 && m_text.at(at - 1) != '\n') || !rest.endsWith(kClose)) {
            continue;
        }
        close(at);
        before = QString::fromUtf8(rest.chopped(kClose.size()));
        m_anchors.append(before);
        place.from = end;
    }
    close(m_text.size());
}

QString Guide::section(const QString &anchor) const
{
    const Place place = m_places.value(anchor);
    QString markdown =
        QString::fromUtf8(QByteArrayView(m_text).sliced(place.from, place.to - place.from));
    dropComments(markdown);
    return markdown.trimmed();
}
