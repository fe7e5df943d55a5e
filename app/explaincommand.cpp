// SPDX-License-Identifier: MIT
#include "app/explaincommand.h"

#include "app/console.h"
#include "models/checks/explain.h"
#include "models/rulebook/rulebook.h"
#include "models/rulebook/words.h"

#include <QJsonArray>

#include <cerrno>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype kMostText = qsizetype(4) * 1024 * 1024;
constexpr qsizetype kPiece = 65'536;
constexpr int kUsageError = 2;

struct ExplainTexts
{
    Q_DECLARE_TR_FUNCTIONS(ExplainCommand)
};

/// All of standard input, however slowly it comes. Fails with "input.unreadable", "input.empty" or
/// "explain.too-large".
Result<QString> standardInput()
{
    QByteArray bytes;
    while (true) {
        const qsizetype size = bytes.size();
        bytes.resize(size + kPiece);
        const ssize_t got = read(STDIN_FILENO, bytes.data() + size, size_t(kPiece));
        bytes.resize(size + qMax<ssize_t>(got, 0));
        if (got < 0 && errno != EINTR) {
            return failure(u"input.unreadable"_s);
        }
        if (bytes.size() > kMostText) {
            return failure(u"explain.too-large"_s);
        }
        if (got == 0) {
            break;
        }
    }
    const QString text = QString::fromUtf8(bytes);
    return text.trimmed().isEmpty() ? Result<QString>(failure(u"input.empty"_s)) : text;
}

QJsonObject toJson(const Explanation &explanation, const Words &words)
{
    const FindingWords spoken = words.finding(explanation.finding);
    QJsonArray remedy;
    for (const QString &step : spoken.remedy) {
        remedy.append(plainText(step));
    }
    return {{u"finding"_s, explanation.finding.id}, {u"score"_s, explanation.score},
        {u"why"_s, explanation.why}, {u"facts"_s, explanation.finding.facts},
        {u"title"_s, spoken.title}, {u"meaning"_s, plainText(spoken.meaning)},
        {u"remedy"_s, remedy}};
}

QString toText(const Explanation &explanation, const Words &words)
{
    const FindingWords spoken = words.finding(explanation.finding);
    QString out = spoken.title + u" ("_s + explanation.finding.id + u")\n"_s;
    out += u"  "_s + plainText(spoken.meaning) + u'\n';
    for (qsizetype i = 0; i < spoken.remedy.size(); ++i) {
        out += u"  %1. "_s.arg(i + 1) + plainText(spoken.remedy.at(i)) + u'\n';
    }
    return out;
}

void print(const QList<Explanation> &found, bool isOther, const Words &words)
{
    if (isOther) {
        Console::print(toText({{u"elsewhere"_s, {}, {}}, 0, {}}, words));
    } else if (found.isEmpty()) {
        Console::print(ExplainTexts::tr("Nothing known fits this text.") + u'\n');
    }
    QStringList blocks;
    for (const Explanation &explanation : found) {
        blocks.append(toText(explanation, words));
    }
    Console::print(blocks.join(u'\n'));
}
} // namespace

int runExplain(const CommandLine &line)
{
    const Result<QString> text = line.text == "-"_L1 ? standardInput() : line.text;
    if (!text) {
        Console::complain(u"mpwizard: "_s + CommandLine::problemText(text.error()) + u'\n');
        return kUsageError;
    }
    const Rulebook rulebook = Rulebook::builtIn();
    const QList<Explanation> found = explain(rulebook.catalogue(), *text);
    const Words words(line.locale);
    if (!line.json) {
        print(found, found.isEmpty() && isElsewhere(rulebook.catalogue(), *text), words);
        return 0;
    }
    QJsonArray findings;
    for (const Explanation &explanation : found) {
        findings.append(toJson(explanation, words));
    }
    QJsonObject out{{u"findings"_s, findings}};
    if (!line.servicesFile.isEmpty()) {
        out.insert(u"services"_s, u"test"_s);
    }
    Console::printJson(out);
    return 0;
}
