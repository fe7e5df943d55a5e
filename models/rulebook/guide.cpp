// SPDX-License-Identifier: MIT
#include "models/rulebook/guide.h"

#include <QFile>
#include <QResource>

#include <algorithm>
#include <string>
#include <string_view>

using namespace Qt::StringLiterals;

namespace {
constexpr std::string_view kOpen = "<a id=\"";
constexpr std::string_view kClose = "\"></a>";

/// What is linked into the program stays where it is.
QByteArray contentOf(const QString &file)
{
    if (file.startsWith(u':')) {
        return QResource(file).uncompressedData();
    }
    QFile guide(file);
    return guide.open(QIODevice::ReadOnly) ? guide.readAll() : QByteArray();
}

// Where the sources of what is said are written down; nobody sees them.
void dropComments(std::string &markdown)
{
    constexpr auto none = std::string::npos;
    for (auto from = markdown.find("<!--"); from != none; from = markdown.find("<!--", from)) {
        const auto to = markdown.find("-->", from);
        from -= from > 0 && markdown.at(from - 1) == ' ' ? 1 : 0;
        markdown.erase(from, to == none ? none : to + 3 - from);
    }
}
} // namespace

Guide::Guide(const QString &file)
    : m_text(contentOf(file))
{
    if (m_text.contains('\r')) {
        m_text.replace('\r', "");
    }
    cut();
}

void Guide::cut()
{
    const std::string_view text(m_text.constData(), static_cast<std::size_t>(m_text.size()));
    QString before;
    Place place;
    const auto close = [&](qsizetype at) {
        if (!before.isEmpty() && !m_places.contains(before)) {
            m_places.insert(before, {place.from, at});
        }
    };
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view line = text.substr(at, end - at);
        const auto id = QByteArrayView(line)
                            .sliced(line.starts_with(kOpen) ? kOpen.size() : line.size())
                            .trimmed();
        if (id.endsWith(kClose)) {
            close(static_cast<qsizetype>(at));
            before = QString::fromUtf8(id.chopped(kClose.size()));
            m_anchors.append(before);
            place.from = static_cast<qsizetype>(end);
        }
        at = end + 1;
    }
    close(m_text.size());
}

QString Guide::section(const QString &anchor) const
{
    const Place place = m_places.value(anchor);
    std::string markdown(
        m_text.constData() + place.from, static_cast<std::size_t>(place.to - place.from));
    dropComments(markdown);
    return QString::fromStdString(markdown).trimmed();
}
