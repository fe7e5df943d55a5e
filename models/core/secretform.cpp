// SPDX-License-Identifier: MIT
#include "models/core/secretform.h"

#include "models/core/appid.h"
#include "models/core/paste.h"

#include <QRegularExpression>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace {
using Kind = SecretSpan::Kind;

constexpr qsizetype kHexLeast = 24; // an AppSecret that lost a few digits is one still
constexpr qsizetype kHexMost = 40;
constexpr qsizetype kWordLeast = 32; // Tencent Cloud's SecretKey; WeChat's other keys are longer
constexpr qsizetype kBase64Least = 60; // a line of PEM has 64
constexpr qsizetype kHexBeginning = 12;
constexpr qsizetype kWordBeginning = 19;
constexpr qsizetype kHostMost = 253;

/// The text as a reader sees it, and where each character of it stood.
struct Folded
{
    QString text;
    QList<qsizetype> at;
};

/// Half a character, as broken JSON has it, would make QRegularExpression refuse the whole text.
bool isHalf(const QString &text, qsizetype i)
{
    const QChar c = text.at(i);
    return (c.isHighSurrogate() && !(i + 1 < text.size() && text.at(i + 1).isLowSurrogate()))
        || (c.isLowSurrogate() && !(i > 0 && text.at(i - 1).isHighSurrogate()));
}

bool isInvisible(QChar c)
{
    return c.isNull() || (c.unicode() >= 0x80 && c.category() == QChar::Other_Format);
}

Folded fold(const QString &text)
{
    Folded folded;
    folded.text.reserve(text.size());
    folded.at.reserve(text.size() + 1);
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (!isInvisible(c)) {
            folded.text.append(isHalf(text, i) ? QChar(QChar::ReplacementCharacter) : halfWidth(c));
            folded.at.append(i);
        }
    }
    folded.at.append(text.size());
    return folded;
}

bool isLower(QChar c)
{
    return c >= u'a' && c <= u'z';
}
bool isUpper(QChar c)
{
    return c >= u'A' && c <= u'Z';
}
bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}
bool isHexLetter(QChar c)
{
    return (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
}

bool isWordCharacter(QChar c)
{
    return isLower(c) || isUpper(c) || isDigit(c);
}
bool isBase64Character(QChar c)
{
    return isWordCharacter(c) || u"+/=_-"_s.contains(c);
}

/// What kinds of characters a run holds.
struct Mix
{
    bool lower = false, upper = false, digit = false, beyondHex = false;
};

Mix mixOf(QStringView run)
{
    Mix mix;
    for (const QChar c : run) {
        mix.lower = mix.lower || isLower(c);
        mix.upper = mix.upper || isUpper(c);
        mix.digit = mix.digit || isDigit(c);
        mix.beyondHex = mix.beyondHex || !(isDigit(c) || isHexLetter(c));
    }
    return mix;
}

template <typename IsPart, typename Judge>
void addRuns(QList<SecretSpan> &found, const QString &text, IsPart isPart, Judge kindOf)
{
    for (qsizetype i = 0; i < text.size();) {
        qsizetype end = i;
        while (end < text.size() && isPart(text.at(end))) {
            ++end;
        }
        if (const auto kind = kindOf(QStringView(text).mid(i, end - i))) {
            found.append({i, end - i, *kind});
        }
        i = qMax(end, i + 1);
    }
}

std::optional<Kind> kindOfWord(QStringView word)
{
    if (word.size() < kHexLeast) {
        return std::nullopt;
    }
    const Mix mix = mixOf(word);
    if (!mix.digit || !(mix.lower || mix.upper)) {
        return std::nullopt;
    }
    if (!mix.beyondHex && word.size() <= kHexMost) {
        return Kind::AppSecret;
    }
    return word.size() >= kWordLeast ? std::optional(Kind::Token) : std::nullopt;
}

std::optional<Kind> kindOfBase64(QStringView run)
{
    if (run.size() < kBase64Least) {
        return std::nullopt;
    }
    const Mix mix = mixOf(run);
    return mix.lower && mix.upper && mix.digit ? std::optional(Kind::Token) : std::nullopt;
}

/// Adds what the first group of \a pattern matches.
void addMatches(
    QList<SecretSpan> &found, const QString &text, const QRegularExpression &pattern, Kind kind)
{
    for (auto it = pattern.globalMatch(text); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        found.append({match.capturedStart(1), match.capturedLength(1), kind});
    }
}

// One search for both lines: to begin anew behind each key would check all of the text anew.
void addKeys(QList<SecretSpan> &found, const QString &text)
{
    static const QRegularExpression line(
        u"(?<!-)-{2,}+\\s?(?:(BEGIN)|END) [A-Z ]{0,24}PRIVATE KEY(?(1)|-{0,5})"_s);
    qsizetype begin = -1;
    for (auto it = line.globalMatch(text); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        const bool isBegin = match.hasCaptured(1);
        if (isBegin && begin < 0) {
            begin = match.capturedStart();
        } else if (!isBegin && begin >= 0) {
            found.append({begin, match.capturedEnd() - begin, Kind::PrivateKey});
            begin = -1;
        }
    }
    if (begin >= 0) {
        found.append({begin, text.size() - begin, Kind::PrivateKey});
    }
}

void addAnnounced(QList<SecretSpan> &found, const QString &text)
{
    static const QRegularExpression userInfo(u"://([^/\\s@?#]{1,256})@"_s);
    static const QRegularExpression announced(
        u"(?:secret|password|passwd|token|密码|密钥|口令)[\"']?[^\\S\n]{0,3}[:=][^\\S\n]{0,3}[\"']?"
        "([^\\s\"',;&，。；]{8,})"_s,
        QRegularExpression::CaseInsensitiveOption);
    addMatches(found, text, userInfo, Kind::Password);
    addMatches(found, text, announced, Kind::Password);
}

/// An AppSecret read out or written down in groups of four or eight.
void addGrouped(QList<SecretSpan> &found, const QString &text)
{
    static const QRegularExpression groups(
        u"(?<![\\w-])(?=[\\d -]*[A-Fa-f])([0-9A-Fa-f]{4}(?:[ -][0-9A-Fa-f]{4}){7}"
        "|[0-9A-Fa-f]{8}(?:[ -][0-9A-Fa-f]{8}){3})(?![\\w-])"_s);
    addMatches(found, text, groups, Kind::AppSecret);
}

bool isHostCharacter(QChar c)
{
    return isWordCharacter(c) || c == u'-' || c == u'.';
}

/// True for a label of a host that stands by itself: two labels more at the least, the last one of
/// small letters only. A file's name has but one.
bool isBareHostLabel(const QString &text, qsizetype begin, qsizetype end)
{
    static const QRegularExpression domain(u"^(?:\\.[a-z0-9-]{1,63}){1,20}\\.[a-z]{2,63}\\.?$"_s);
    const bool isPart = begin > 0 && u"/\\=@:?&#%+_"_s.contains(text.at(begin - 1));
    qsizetype last = end;
    while (last < text.size() && last - begin < kHostMost && isHostCharacter(text.at(last))) {
        ++last;
    }
    return !isPart && domain.match(text.mid(end, last - end)).hasMatch();
}

/// True for a label of a host, with another label after it: in a URL, or a host by itself.
bool isHostLabel(const QString &text, const SecretSpan &span)
{
    const qsizetype end = span.start + span.length;
    if (end + 1 >= text.size() || text.at(end) != u'.' || !isWordCharacter(text.at(end + 1))) {
        return false;
    }
    qsizetype begin = span.start;
    while (begin > 0 && span.start - begin < kHostMost && isHostCharacter(text.at(begin - 1))) {
        --begin;
    }
    return QStringView(text).first(begin).endsWith(u"://") || isBareHostLabel(text, begin, end);
}

void dropHostLabels(QList<SecretSpan> &found, const QString &text)
{
    found.removeIf([&text](const SecretSpan &span) {
        return (span.kind == Kind::AppSecret || span.kind == Kind::Token)
            && isHostLabel(text, span);
    });
}

/// True for what stands behind the "gh_" of an original ID.
bool isOriginalId(const QString &text, const SecretSpan &span)
{
    constexpr qsizetype length = 12;
    const QStringView before = QStringView(text).first(span.start);
    const bool begins = before.endsWith(u"gh_")
        && (before.size() == 3 || !isWordCharacter(before.at(before.size() - 4)));
    return begins && span.length == length;
}

/// Where two overlap, the earlier one stands and takes in the other.
QList<SecretSpan> merged(QList<SecretSpan> spans)
{
    std::stable_sort(spans.begin(), spans.end(),
        [](const SecretSpan &a, const SecretSpan &b) { return a.start < b.start; });
    QList<SecretSpan> apart;
    for (const SecretSpan &span : std::as_const(spans)) {
        if (apart.isEmpty() || span.start >= apart.last().start + apart.last().length) {
            apart.append(span);
        } else {
            SecretSpan &before = apart.last();
            before.length =
                qMax(before.start + before.length, span.start + span.length) - before.start;
        }
    }
    return apart;
}
} // namespace

QList<SecretSpan> secretsIn(const QString &text)
{
    const Folded folded = fold(text);
    QList<SecretSpan> found;
    addKeys(found, folded.text);
    addRuns(found, folded.text, isWordCharacter, kindOfWord);
    addRuns(found, folded.text, isBase64Character, kindOfBase64);
    dropHostLabels(found, folded.text);
    addGrouped(found, folded.text);
    addAnnounced(found, folded.text);
    found = merged(found);
    for (SecretSpan &span : found) {
        const qsizetype end = folded.at.at(span.start + span.length - 1) + 1;
        span.start = folded.at.at(span.start);
        span.length = end - span.start;
    }
    return found;
}

bool mayBeginSecret(const QString &text)
{
    const Folded folded = fold(text);
    QList<SecretSpan> found;
    addRuns(found, folded.text, isWordCharacter, [](QStringView word) -> std::optional<Kind> {
        const Mix mix = mixOf(word);
        const bool isLong = word.size() >= (mix.beyondHex ? kWordBeginning : kHexBeginning);
        const bool isMixed = mix.digit && (mix.lower || mix.upper);
        return isLong && isMixed && !isAppId(word) ? std::optional(Kind::Token) : std::nullopt;
    });
    dropHostLabels(found, folded.text);
    found.removeIf([&](const SecretSpan &span) { return isOriginalId(folded.text, span); });
    return !found.isEmpty();
}

QString withoutSecrets(const QString &text)
{
    QString shown;
    qsizetype from = 0;
    for (const SecretSpan &span : secretsIn(text)) {
        shown += QStringView(text).mid(from, span.start - from);
        shown += u"•••"_s;
        from = span.start + span.length;
    }
    return from == 0 ? text : shown + QStringView(text).mid(from);
}
