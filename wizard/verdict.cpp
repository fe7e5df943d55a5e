// SPDX-License-Identifier: MIT
#include "wizard/verdict.h"

#include "models/journey/journeys/certify.h"
#include "wizard/session.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace {
struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(Verdict)
};
} // namespace

bool isProved(const CheckResult &check)
{
    return check.status == CheckStatus::Passed || check.status == CheckStatus::Warning;
}

Verdict verdictOf(const Session &session)
{
    const Journey::Answers counted = session.counted();
    Verdict verdict;
    for (const CheckResult &check : session.checks()) {
        ++(isProved(check)                            ? verdict.proved
                : check.status == CheckStatus::Failed ? verdict.failed
                                                      : verdict.unknown);
    }
    verdict.isRequest = Journey::isProvider(counted);
    verdict.isDeclared = Journey::isManaged(counted) ? counted[Journey::Keys::submitted]
                                                     : counted[Journey::Keys::authorised];
    return verdict;
}

QString wordsId(const Journey::Step &step, const Session &session)
{
    const QString id = Journey::idOf(step);
    if (id == "done"_L1 && session.state().step == id) { // only there: it reads all results
        const Verdict verdict = verdictOf(session);
        if (!verdict.isGood() && !verdict.isRequest) {
            return id + u"#open"_s;
        }
    }
    return Journey::wordsId(step, session.answers());
}

QString Verdict::state() const
{
    return failed > 0 ? u"bad"_s : !isGood() ? u"warn"_s : isRequest ? u"info"_s : u"good"_s;
}

QString Verdict::title() const
{
    if (failed > 0) {
        return Tr::tr("%n check(s) failed, you went on", nullptr, failed);
    }
    if (unknown > 0) {
        return Tr::tr("%n check(s) could not be done", nullptr, unknown);
    }
    if (isRequest) {
        return Tr::tr("Nothing was checked: WeDa admits service providers on request");
    }
    if (!isDeclared) {
        return Tr::tr("Not finished: nobody has said that it is certified");
    }
    return total() > 0 ? Tr::tr("Certified, %1 of %2 proved").arg(proved).arg(total())
                       : Tr::tr("Certified as you say; there was nothing to check");
}

QString Verdict::body() const
{
    if (failed > 0) {
        return Tr::tr("%1 of %2 were proved. Put right what failed and check again: until then "
                      "publishing or parts of the mini program may not work.")
            .arg(proved)
            .arg(total());
    }
    if (unknown > 0) {
        return Tr::tr("%1 of %2 were proved. Check the others again when the network or the "
                      "keychain is there.")
            .arg(proved)
            .arg(total());
    }
    if (isRequest) {
        return Tr::tr("Your answers are kept. Come back when you are admitted, or choose another "
                      "method.");
    }
    if (!isGood()) {
        return Tr::tr("A value was changed since, or a box is not ticked. Go back and tick it when "
                      "it is so.");
    }
    return Tr::tr("The report below says what was proved by checks and what you have said "
                  "yourself. Save it for your records.");
}
