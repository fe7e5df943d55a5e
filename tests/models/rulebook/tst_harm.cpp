// SPDX-License-Identifier: MIT
// Nothing that cannot be undone is advised without its warning before it: unbinding, a reset, a
// deletion, the end of an authorisation. Read are all lists of all guides, as people read them.
#include "models/rulebook/words.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {
/// A word that may advise harm, and the sections of common.md of which one must have been read.
struct Harm
{
    QRegularExpression word;
    QStringList warnings;
};

const QStringList kWarnings{u"warn.unbind"_s, u"warn.delete"_s, u"warn.cancel"_s,
    u"warn.reset-secret"_s, u"warn.new-key"_s};

/// What only looks like advice: it tells what happened, or what may be removed without loss.
struct Harmless
{
    QString anchor;
    QString text;
};
const QList<Harmless> kHarmless{
    {u"upload-key"_s, u"or it was reset later"_s}, {u"done"_s, u"Somebody may have unbound"_s},
    {u"done"_s, u"stopped the authorisation"_s}, {u"done"_s, u"停止了授权"_s},
    {u"done"_s, u"The app was unbound while"_s},
    {u"scan-bind"_s, u"have cancelled the authorisation"_s}, {u"scan-bind"_s, u"取消了授权"_s},
    {u"wechat.45009"_s, u"reset the counters"_s},
    {u"console.not-in-domain-list"_s, u"Delete the mini program on the phone"_s},
    {u"console.not-in-domain-list"_s, u"在手机上删除小程序"_s}, // it is on the phone once more
    {u"keychain.no-service#deleting"_s, u"Delete the rest without the keychain"_s},
    {u"keychain.no-service#deleting"_s,
        u"不管密钥环，删除其余内容"_s}, // as was asked and warned about
};

/// One character in place of a warning: what the warning says is no advice.
QChar mark(const QString &warning)
{
    return QChar(ushort(0xe000 + kWarnings.indexOf(warning)));
}

QString paragraph(const QString &section)
{
    return section.section(u"\n\n"_s, 1, 1);
}

QList<Harm> harms(const QString &line)
{
    static const QRegularExpression unbind(u"\\b[Uu]nb(ind|ound)|解绑(?!了)"_s);
    static const QRegularExpression remove(u"\\b[Dd]elet(e|ing)\\b|删除(?![了的])|删掉"_s);
    static const QRegularExpression cancel(
        u"\\b([Cc]ancel|[Ss]top|[Rr]evoke)\\w* ([\\w’']+ ){0,3}(authorisation|it there)"
        "|(取消|停止|解除)[^。，；]{0,8}授权"_s);
    static const QRegularExpression reset(u"\\b[Rr]eset|重置(?!过)|重新生成"_s);
    static const QRegularExpression key(u"upload key|上传密钥|小程序代码上传"_s);
    QList<Harm> all{{unbind, {u"warn.unbind"_s}}, {remove, {u"warn.delete"_s}},
        {cancel, {u"warn.cancel"_s, u"warn.delete"_s}}};
    if (line.contains(key)) {
        all.append({reset, {u"warn.new-key"_s}});
    }
    if (!line.contains(key) || line.contains(u"AppSecret"_s)) {
        all.append({reset, {u"warn.reset-secret"_s}});
    }
    return all;
}

/// The items of one section that advise harm with none of the warnings before it. A numbered step
/// needs the warning in an earlier step; a bullet may have it in front.
class Reader
{
public:
    Reader(const Words &words, QSet<qsizetype> *used = nullptr)
        : m_words(words)
        , m_used(used)
    {
    }

    QStringList unwarned(const QString &file, const QString &anchor)
    {
        static const QRegularExpression item(u"^(\\d+\\.|[-*]) "_s);
        QSet<QString> read;
        QStringList bad;
        for (const QString &raw : m_words.section(file, anchor).split(u'\n')) {
            if (!raw.contains(item)) {
                continue;
            }
            const QString line = marked(withoutHarmless(raw, anchor));
            if (!isWarned(line, read, !raw.at(0).isDigit())) {
                bad.append(anchor + u": "_s + raw);
            }
            for (const QString &id : kWarnings) {
                if (line.contains(mark(id))) {
                    read.insert(id);
                }
            }
        }
        return bad;
    }

private:
    QString withoutHarmless(QString line, const QString &anchor)
    {
        for (qsizetype i = 0; i < kHarmless.size(); ++i) {
            if (kHarmless[i].anchor == anchor && line.contains(kHarmless[i].text)) {
                line.remove(kHarmless[i].text);
                if (m_used) {
                    m_used->insert(i);
                }
            }
        }
        return line;
    }
    QString marked(QString line) const
    {
        for (const QString &id : kWarnings) {
            const QString warning = paragraph(m_words.section(u"common"_s, id));
            if (!warning.isEmpty()) {
                line.replace(warning, mark(id));
            }
        }
        return line;
    }
    static bool isWarned(const QString &line, const QSet<QString> &read, bool sameLineCounts)
    {
        const auto hasIt = [&](const QString &id, qsizetype before) {
            const qsizetype at = line.indexOf(mark(id));
            return read.contains(id) || (sameLineCounts && at >= 0 && at < before);
        };
        const QList<Harm> all = harms(line);
        return std::all_of(all.cbegin(), all.cend(), [&](const Harm &harm) {
            const qsizetype at = line.indexOf(harm.word);
            return at < 0
                || std::any_of(harm.warnings.cbegin(), harm.warnings.cend(),
                    [&](const QString &id) { return hasIt(id, at); });
        });
    }

    const Words &m_words;
    QSet<qsizetype> *m_used;
};

/// Guides made of a few sections in English.
class Guides
{
public:
    explicit Guides(const QString &findings)
    {
        QDir(m_dir.path()).mkpath(u"en"_s);
        write(u"common"_s,
            u"<a id=\"warn.unbind\"></a>\n## W\n\nFirst look; else do not unbind.\n"
            "<a id=\"warn.new-key\"></a>\n## W\n\nFirst ask.\n"_s);
        write(u"findings"_s, u"<a id=\"f\"></a>\n## F\n\nMeaning.\n\n"_s + findings);
    }
    QStringList unwarned() const
    {
        const Words words(u"en"_s, m_dir.path());
        return Reader(words).unwarned(u"findings"_s, u"f"_s);
    }

private:
    void write(const QString &name, const QString &text) const
    {
        QFile file(m_dir.filePath(u"en/"_s + name + u".md"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text.toUtf8());
    }
    QTemporaryDir m_dir;
};
} // namespace

class HarmTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyWarningExists_data()
    {
        QTest::addColumn<QString>("locale");
        QTest::newRow("en") << u"en"_s;
        QTest::newRow("zh_CN") << u"zh_CN"_s;
    }
    void everyWarningExists()
    {
        QFETCH(QString, locale);
        const Words words(locale);
        for (const QString &id : kWarnings) {
            QVERIFY2(paragraph(words.section(u"common"_s, id)).size() > 20, qPrintable(id));
        }
    }
    void nothingHarmfulIsAdvisedUnwarned_data()
    {
        QTest::addColumn<QString>("locale");
        QTest::addColumn<QString>("file");
        for (const auto &locale : {u"en"_s, u"zh_CN"_s}) {
            for (const auto &file :
                {u"certify"_s, u"checks"_s, u"facts"_s, u"fields"_s, u"findings"_s, u"publish"_s}) {
                QTest::newRow(qPrintable(locale + u' ' + file)) << locale << file;
            }
        }
    }
    void nothingHarmfulIsAdvisedUnwarned()
    {
        QFETCH(QString, locale);
        QFETCH(QString, file);
        const Words words(locale);
        QStringList bad;
        for (const QString &anchor : words.anchors(file)) {
            bad += Reader(words).unwarned(file, anchor);
        }
        QVERIFY2(bad.isEmpty(),
            qPrintable(QString::number(bad.size()) + u" unwarned:\n"_s + bad.join(u'\n')));
    }
    void nothingIsCalledHarmlessInVain()
    {
        QSet<qsizetype> used;
        for (const auto &locale : {u"en"_s, u"zh_CN"_s}) {
            const Words words(locale);
            for (const auto &file : {u"certify"_s, u"findings"_s}) {
                for (const QString &anchor : words.anchors(file)) {
                    Reader(words, &used).unwarned(file, anchor);
                }
            }
        }
        for (qsizetype i = 0; i < kHarmless.size(); ++i) {
            QVERIFY2(used.contains(i), qPrintable(kHarmless[i].anchor + u' ' + kHarmless[i].text));
        }
    }

    void theSearchFindsWhatItShould_data()
    {
        QTest::addColumn<QString>("list");
        QTest::addColumn<int>("unwarned");
        QTest::newRow("bare") << u"1. Unbind it.\n"_s << 1;
        QTest::newRow("warned before") << u"1. {use:warn.unbind}\n2. Unbind it.\n"_s << 0;
        QTest::newRow("warned after") << u"1. Unbind it.\n2. {use:warn.unbind}\n"_s << 1;
        QTest::newRow("in the same step") << u"1. {use:warn.unbind} Then unbind it.\n"_s << 1;
        QTest::newRow("in front, in a bullet") << u"- {use:warn.unbind} Unbind it.\n"_s << 0;
        QTest::newRow("behind, in a bullet") << u"- Unbind it. {use:warn.unbind}\n"_s << 1;
        QTest::newRow("another warning") << u"1. {use:warn.new-key}\n2. Unbind it.\n"_s << 1;
        QTest::newRow("typed, not taken in") << u"1. Look first.\n2. Unbind it.\n"_s << 1;
        QTest::newRow("Chinese") << u"1. 解绑\n2. 点 **重置**\n3. 删除\n4. 取消授权\n"_s << 4;
        QTest::newRow("key") << u"1. {use:warn.new-key}\n2. Reset the upload key.\n"_s << 0;
        QTest::newRow("key and AppSecret")
            << u"1. {use:warn.new-key}\n2. Reset AppSecret and upload key.\n"_s << 1;
        QTest::newRow("authorisation") << u"1. Cancel that authorisation.\n"_s << 1;
        QTest::newRow("cancel a check") << u"1. Cancel the check.\n"_s << 0;
        QTest::newRow("no list") << u"Unbind it.\n"_s << 0;
    }
    void theSearchFindsWhatItShould()
    {
        QFETCH(QString, list);
        QFETCH(int, unwarned);
        QCOMPARE(Guides(list).unwarned().size(), unwarned);
    }
};

QTEST_GUILESS_MAIN(HarmTest)
#include "tst_harm.moc"
