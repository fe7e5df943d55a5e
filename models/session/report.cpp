// SPDX-License-Identifier: MIT
#include "models/session/report.h"

#include "models/journey/journeys.h"
#include "models/journey/premise.h"

#include <QSet>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;
using namespace Journey;

namespace {
/// Goes from block to block and notes what each says. A key that two steps ask for stands once.
class Collector
{
public:
    Collector(
        const Spec &spec, const JourneyState &state, const Answers &answers, const Words &words)
        : m_spec(spec)
        , m_state(state)
        , m_answers(answers)
        , m_counted(withoutOutdatedTicks(answers))
        , m_words(words)
    {
    }

    Report collect();

    void operator()(const Text &part) { note(m_report.about, part.key, m_answers[part.key]); }
    void operator()(const Number &part)
    {
        const int number = m_answers[part.key];
        note(m_report.about, part.key, number == 0 ? QString() : QString::number(number));
    }
    void operator()(const Choice &part)
    {
        const QString value = m_answers.value(part.key).toString();
        const bool isChosen = !value.isEmpty() && value != part.options().constFirst();
        note(m_report.about, part.key, isChosen ? option(part.key, value) : QString());
    }
    void operator()(const YesNo &part)
    {
        const Tri value = m_counted[part.key];
        note(m_report.said, part.key,
            value == Tri::Unknown ? QString() : option(part.key, valueId(value)));
    }
    void operator()(const Ticks &part)
    {
        const qsizetype done = m_counted[part.key].size();
        const QJsonObject counts{{u"done"_s, done}, {u"all"_s, qsizetype(part.items.size())}};
        note(m_report.said, part.key,
            done == 0 ? QString() : m_words.report(u"value.ticked"_s, counts).label);
    }
    void operator()(const Tick &part)
    {
        note(m_report.said, part.key,
            m_counted[part.key] ? m_words.report(u"value.done"_s).label : QString());
    }
    void operator()(const Confirm &part)
    {
        const auto mark = m_state.confirmed.constFind(idOf(*m_step));
        const bool isSaid = mark != m_state.confirmed.constEnd() && isTicked(*m_step);
        note(m_report.said, part.key, isSaid ? witness(*mark) : QString());
    }
    void operator()(const Special &part);
    void operator()(const Links & /*part*/) { }
    void operator()(const Facts & /*part*/) { }
    void operator()(const Note & /*part*/) { }
    void operator()(const Causes & /*part*/) { }
    void operator()(const Consequences & /*part*/) { }
    void operator()(const Irreversible &part)
    {
        const auto act = m_state.acts.constFind(QString::fromLatin1(part.id));
        if (act != m_state.acts.constEnd() && act->outcome != "not-done"_L1) {
            const QString value = act->outcome == "done"_L1 ? u"value.done"_s : u"value.unclear"_s;
            m_report.said.append({m_words.step(QString::fromLatin1(m_spec.id), idOf(*m_step)).title,
                m_words.report(value).label});
        }
    }
    void operator()(const Remedy & /*part*/) { }
    void operator()(const Deadline & /*part*/) { }

    // What specials say.

    void nothing() { }
    void method()
    {
        const Method chosen = m_answers[Keys::method];
        note(m_report.about, Keys::method,
            chosen == Method::None ? QString()
                                   : m_words.methodTitle(u"method."_s + valueId(chosen)));
    }
    void domains()
    {
        QStringList texts;
        for (const DomainEntry &entry : domainsAskedFor(m_answers)) {
            texts.append(entry.text);
        }
        const bool isOwed = texts.isEmpty() && isManaged(m_answers);
        note(m_report.about, Keys::domains,
            isOwed ? m_words.report(u"value.no-domains"_s).label : texts.join(u", "_s));
    }
    void uploadKey()
    {
        note(m_report.about, Keys::keyFingerprint, m_answers[Keys::keyFingerprint]);
    }

private:
    void note(QList<ReportRow> &rows, const AnyKey &key, const QString &value);
    QString option(const AnyKey &key, const QString &value) const;
    QString witness(const StepMark &mark) const;
    bool isTicked(const Step &step) const;
    QString named(const QString &id) const;

    const Spec &m_spec;
    const JourneyState &m_state;
    const Answers &m_answers;
    const Answers m_counted; ///< without ticks that were given for other values
    const Words &m_words;
    const Step *m_step = nullptr;
    QSet<QString> m_noted;
    Report m_report;
};

struct SpecialPart
{
    std::string_view id;
    void (Collector::*add)();
};

constexpr std::array kSpecials{
    SpecialPart{"appIdProof", &Collector::nothing}, // a check says it
    SpecialPart{"appSecret", &Collector::nothing}, // that WeChat accepts it is proved by the checks
    SpecialPart{"domains", &Collector::domains},
    SpecialPart{"exercise", &Collector::nothing},
    SpecialPart{"handOver", &Collector::nothing}, // the tick below it says that all is handed over
    SpecialPart{"method", &Collector::method},
    SpecialPart{"needs", &Collector::nothing},
    SpecialPart{"preflight", &Collector::nothing},
    SpecialPart{"report", &Collector::nothing},
    SpecialPart{"uploadKey", &Collector::uploadKey},
    SpecialPart{"verifyFile", &Collector::nothing},
};
static_assert(coversSpecials(kJourneys, kSpecials));

void Collector::operator()(const Special &part)
{
    const auto found = std::find_if(kSpecials.begin(), kSpecials.end(),
        [&part](const SpecialPart &special) { return special.id == part.id; });
    if (found != kSpecials.end()) {
        (this->*found->add)();
    }
}

Report Collector::collect()
{
    m_report.checks = checksOf(m_state, m_answers);
    m_report.verdict = verdictOf(m_spec, m_state, m_answers, m_report.checks);
    for (const Step *step : path(m_spec, m_answers)) {
        m_step = step;
        for (const Block &block : step->blocks) {
            if (block.shown(m_answers)) {
                std::visit(*this, block.part);
            }
        }
        const auto mark = m_state.confirmed.constFind(idOf(*step));
        if (mark != m_state.confirmed.constEnd()) {
            const QString words = wordsId(*step, m_answers);
            m_report.steps.append(
                {m_words.step(QString::fromLatin1(m_spec.id), words).title, reportTime(mark->at)});
        }
    }
    return m_report;
}

void Collector::note(QList<ReportRow> &rows, const AnyKey &key, const QString &value)
{
    const QString id = QString::fromLatin1(key.id);
    if (!value.isEmpty() && !m_noted.contains(id)) {
        m_noted.insert(id);
        rows.append({named(id), value});
    }
}

QString Collector::named(const QString &id) const
{
    const QString here = id + u'#' + idOf(*m_step);
    const QString name = m_words.report(here).label;
    const QString journey = QString::fromLatin1(m_spec.id);
    return !name.isEmpty()         ? name
        : m_words.has(journey, id) ? m_words.block(journey, here).label
                                   : m_words.step(journey, idOf(*m_step)).title;
}

QString Collector::option(const AnyKey &key, const QString &value) const
{
    return m_words.block(QString::fromLatin1(m_spec.id), QString::fromLatin1(key.id) + u'.' + value)
        .label;
}

/// Who did it, and how whoever used the program knows.
QString Collector::witness(const StepMark &mark) const
{
    const QString how = mark.how.isEmpty() ? u"did-it"_s : mark.how;
    return m_words
        .report(u"who"_s,
            {{u"who"_s, mark.by.isEmpty() ? m_words.report(u"who.nobody"_s).label : mark.by},
                {u"how"_s, m_words.report(u"how."_s + how).label}})
        .label;
}

bool Collector::isTicked(const Step &step) const
{
    return std::all_of(step.blocks.begin(), step.blocks.end(), [this](const Block &block) {
        const auto *tick = std::get_if<Tick>(&block.part);
        const auto *ticks = std::get_if<Ticks>(&block.part);
        return !block.shown(m_answers)
            || ((!tick || m_counted[tick->key])
                && (!ticks || m_counted[ticks->key].size() >= qsizetype(ticks->items.size())));
    });
}
} // namespace

Report reportOf(
    const Spec &spec, const JourneyState &state, const Answers &answers, const Words &words)
{
    return Collector(spec, state, answers, words).collect();
}

QString checkText(const CheckResult &result, const Words &words)
{
    QString text = words.checkTitle(result.id);
    if (result.id.startsWith("domain."_L1)) {
        text += u" – "_s + result.subject;
    }
    const QString found =
        result.finding.id.isEmpty() ? QString() : words.finding(result.finding).title;
    return words.report(u"check"_s, {{u"what"_s, text}, {u"found"_s, found}}).label;
}

QString reportTime(const QDateTime &when)
{
    if (!when.isValid()) {
        return {};
    }
    const QDateTime local = when.toLocalTime();
    const int minutes = qAbs(local.offsetFromUtc()) / 60;
    return local.toString(u"yyyy-MM-dd HH:mm"_s)
        + u" UTC%1%2:%3"_s.arg(QChar(local.offsetFromUtc() < 0 ? u'-' : u'+'))
              .arg(minutes / 60, 2, 10, QChar(u'0'))
              .arg(minutes % 60, 2, 10, QChar(u'0'));
}

QString openPoints(const QList<CheckResult> &checks, const Words &words)
{
    constexpr qsizetype fewEnough = 5;
    QStringList lines;
    for (const bool failed : {true, false}) {
        for (const CheckResult &check : checks) {
            if (!isProved(check) && (check.status == CheckStatus::Failed) == failed) {
                lines += u'\n' + statusMark(check.status) + u' ' + checkText(check, words);
            }
        }
    }
    const QString more = lines.size() > fewEnough ? u"\n…"_s : QString();
    return lines.mid(0, fewEnough).join(QString()) + more;
}
