// SPDX-License-Identifier: MIT
#include "models/session/methodcard.h"

#include "models/rulebook/words.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;
using Journey::Method;
using Journey::MethodVerdict;
using Journey::Openness;

namespace {
struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(MethodCard)
};

QString why(const QStringList &reasons, const Words &words)
{
    QStringList clauses;
    for (const QString &reason : reasons) {
        clauses.append(words.method(reason));
    }
    return Tr::tr("**Recommended** because %1.")
        .arg(clauses.join(Tr::tr("; ", "between two reasons")));
}
} // namespace

QString methodId(Method method)
{
    return u"method."_s + Journey::valueId(method);
}

MethodCard cardOf(const MethodVerdict &verdict, const Words &words)
{
    const QString id = methodId(verdict.method);
    MethodCard card;
    card.isClosed = verdict.openness == Openness::Closed;
    card.title = words.methodTitle(id);
    card.tag = verdict.recommended ? Tr::tr("Recommended for you")
        : card.isClosed            ? Tr::tr("Not possible now")
                                   : QString();
    card.foot = Tr::tr("To leave later: %1").arg(words.method(verdict.undo));
    card.lines.append({{}, words.method(id)});
    if (!verdict.reasons.isEmpty()) {
        card.lines.append({{}, why(verdict.reasons, words)});
    }
    for (const auto &[mark, ids] :
        {std::pair(u"✓"_s, verdict.pluses), std::pair(u"✕"_s, verdict.blockers),
            std::pair(u"!"_s, verdict.conditions + verdict.cautions)}) {
        for (const QString &each : ids) {
            card.lines.append({mark, words.method(each)});
        }
    }
    return card;
}

QString MethodCard::Line::state() const
{
    return mark == u"✓"_s ? u"good"_s : mark == u"!"_s ? u"warn"_s : u"bad"_s;
}

Method methodToChoose(const Journey::Answers &answers)
{
    Method chosen = answers[Journey::Keys::method];
    Method recommended = Method::None;
    for (const MethodVerdict &verdict : Journey::assess(answers)) {
        if (verdict.method == chosen && verdict.openness == Openness::Closed) {
            chosen = Method::None; // an answer before that page closed it
        }
        recommended = verdict.recommended ? verdict.method : recommended;
    }
    return chosen == Method::None ? recommended : chosen;
}
