// SPDX-License-Identifier: MIT
// Nothing that a source document says is lost: tests/data/sources/<document>.json lists each of its
// headings and numbered steps, in our own words, with where it is said in the program. Where a
// newer document says otherwise, both are shown.
//
// {"seed","document","count","items":[{"id": 1, 2, … "count"; "at": its place in the document;
// "says": what it says, in short; "by": where, each one of "step:<journey>/<step>",
// "part:<journey>/<line to tick>", "block:<journey>/<block>", "fact:<id>", "finding:<id>",
// "menu:<id>", "link:<id>"; "mentions": {"en","zh_CN"}: words that one of these shows;
// "against": facts of another source that say something else than the fact that ends "by"}]}
#include "models/journey/spec.h"
#include "models/rulebook/words.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {
QJsonObject object(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object()
                                          : QJsonObject();
}

QStringList texts(const QJsonValue &list)
{
    QStringList all;
    for (const QJsonValue &each : list.toArray()) {
        all.append(each.toString());
    }
    return all;
}

/// Of a fact that exists.
QString sourceOf(const QString &place, const Rulebook &book)
{
    return book.fact(place.section(u':', 1)).source;
}

/// What people read of a place; empty if there is no such place.
class Places
{
public:
    explicit Places(const QString &locale)
        : m_words(locale)
    {
    }

    QString read(const QString &place) const
    {
        const QString kind = place.section(u':', 0, 0);
        const QString id = place.section(u':', 1);
        return plainText(kind == "step"_L1 ? step(id.section(u'/', 0, 0), id.section(u'/', 1))
                : kind == "part"_L1        ? part(id.section(u'/', 0, 0), id.section(u'/', 1))
                : kind == "block"_L1       ? block(id.section(u'/', 0, 0), id.section(u'/', 1))
                : kind == "finding"_L1     ? m_words.section(u"findings"_s, id)
                : !isIn(kind + u's', id)   ? QString()
                : kind == "fact"_L1        ? fact(m_book.fact(id))
                : kind == "menu"_L1        ? m_words.menu(m_book.menu(id))
                : kind == "link"_L1        ? m_words.place(m_book.link(id))
                                           : QString());
    }

private:
    QString step(const QString &journey, const QString &id) const
    {
        const Journey::Spec *spec = Journey::journey(journey);
        return spec && Journey::stepOf(*spec, id) ? m_words.section(journey, id) : QString();
    }
    QString part(const QString &journey, const QString &id) const
    {
        const BlockWords words = m_words.block(journey, id);
        return isTicked(journey, id) ? QString(words.label + u' ' + words.hint) : QString();
    }
    QString block(const QString &journey, const QString &id) const
    {
        const Journey::Spec *spec = Journey::journey(journey);
        const BlockWords words = m_words.block(journey, id);
        return spec && Journey::hasBlock(*spec, id) ? QString(words.label + u' ' + words.hint)
                                                    : QString();
    }
    QString fact(const Fact &fact) const
    {
        return m_words.factTitle(fact) + u' ' + m_words.fact(fact);
    }
    /// Whether a list of the rulebook has this id.
    static bool isIn(const QString &list, const QString &id)
    {
        const QJsonArray entries = object(u":/rulebook/"_s + list + u".json"_s)[list].toArray();
        return std::any_of(entries.begin(), entries.end(),
            [&id](const QJsonValue &entry) { return entry["id"_L1].toString() == id; });
    }
    static bool isTicked(const QString &journey, const QString &id)
    {
        const Journey::Spec *spec = Journey::journey(journey);
        const auto holds = [&id](const Journey::Block &block) {
            const auto *ticks = std::get_if<Journey::Ticks>(&block.part);
            return ticks
                && std::any_of(ticks->items.begin(), ticks->items.end(),
                    [&id](const char *item) { return id == QLatin1StringView(item); });
        };
        return spec
            && std::any_of(spec->steps.begin(), spec->steps.end(), [&](const Journey::Step &step) {
                   return std::any_of(step.blocks.begin(), step.blocks.end(), holds);
               });
    }

    Words m_words;
    Rulebook m_book = Rulebook::builtIn();
};
} // namespace

class SourcesTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyItemIsSaid_data();
    void everyItemIsSaid();
    void noItemIsMissing_data() { everyItemIsSaid_data(); }
    void noItemIsMissing();
    void theSearchFindsWhatItShould();
};

void SourcesTest::everyItemIsSaid_data()
{
    QTest::addColumn<QString>("path");
    QDirIterator files(QStringLiteral(TEST_DATA "/sources"), {u"*.json"_s}, QDir::Files);
    while (files.hasNext()) {
        const QString path = files.next();
        QTest::newRow(qPrintable(files.fileName())) << path;
    }
}

void SourcesTest::noItemIsMissing()
{
    QFETCH(const QString, path);
    const QJsonObject source = object(path);
    QVERIFY(!source["document"_L1].toString().isEmpty());
    QCOMPARE(path.section(u'/', -1), source["seed"_L1].toString() + u".json"_s);
    const QJsonArray items = source["items"_L1].toArray();
    QCOMPARE(items.size(), source["count"_L1].toInt());
    for (qsizetype i = 0; i < items.size(); ++i) {
        QCOMPARE(items.at(i)["id"_L1].toInt(), static_cast<int>(i + 1));
    }
}

void SourcesTest::everyItemIsSaid()
{
    QFETCH(const QString, path);
    const Rulebook book = Rulebook::builtIn();
    QStringList missing;
    for (const QString &locale : {u"en"_s, u"zh_CN"_s}) {
        const Places places(locale);
        for (const QJsonValue &item : object(path)["items"_L1].toArray()) {
            const QString name =
                u"%1 %2 (%3): "_s.arg(locale, item["says"_L1].toString(), item["at"_L1].toString());
            QString said;
            for (const QString &place : texts(item["by"_L1])) {
                const QString words = places.read(place);
                missing += words.isEmpty() ? QStringList(name + place) : QStringList();
                said += words + u'\n';
            }
            const QString mentions = item["mentions"_L1][locale].toString();
            if (mentions.isEmpty() || !said.contains(mentions)) {
                missing += name + u"“%1” in “%2”"_s.arg(mentions, said.simplified());
            }
            for (const QString &other : texts(item["against"_L1])) {
                const QString own = texts(item["by"_L1]).constLast();
                if (places.read(other).isEmpty() || places.read(own).isEmpty()
                    || sourceOf(other, book) == sourceOf(own, book)) {
                    missing += name + other;
                }
            }
        }
    }
    QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u'\n')));
}

void SourcesTest::theSearchFindsWhatItShould()
{
    const Places places(u"en"_s);
    for (const QString &place : {u"step:register/route"_s, u"part:register/sign-up.fill"_s,
             u"block:certify/method"_s, u"fact:review.days"_s, u"finding:wechat.40164"_s,
             u"menu:wechat.filing"_s, u"link:open-platform"_s}) {
        QVERIFY2(!places.read(place).isEmpty(), qPrintable(place));
    }
    for (const QString &place : {u"step:register/method"_s, u"step:nowhere/route"_s,
             u"part:register/route"_s, u"block:register/method"_s, u"fact:review"_s,
             u"finding:wechat.1"_s, u"menu:nowhere"_s, u"link:nowhere"_s, u"page:register"_s}) {
        QVERIFY2(places.read(place).isEmpty(), qPrintable(place));
    }
}

QTEST_GUILESS_MAIN(SourcesTest)
#include "tst_sources.moc"
