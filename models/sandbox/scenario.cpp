// SPDX-License-Identifier: MIT
#include "models/sandbox/scenario.h"

#include <QFile>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace {

QByteArray practiceFile(const QString &name)
{
    QFile file(u":/practice/"_s + name);
    const bool isOpen = file.open(QIODevice::ReadOnly);
    Q_ASSERT(isOpen);
    return isOpen ? file.readAll() : QByteArray();
}

/// One base64 character changed, as a careless copy does: it still reads as a key, but its numbers
/// no longer fit.
QByteArray damaged(QByteArray pem)
{
    const qsizetype at = pem.size() / 2;
    const qsizetype inLine = pem.at(at) == '\n' ? at + 1 : at;
    pem[inLine] = pem.at(inLine) == 'A' ? 'B' : 'A';
    return pem;
}

/// "dec0de" marks every made-up id; \a number tells the exercises apart.
QString madeUp(QLatin1StringView prefix, int number, int digits)
{
    return prefix + u"dec0de"_s + u"%1"_s.arg(number, digits - 6, 16, '0'_L1);
}

/// What all exercises have in common: one mini program with everything in order.
Exercise base(const QString &id, int number)
{
    Exercise made{.scenario = {.id = id},
        .appId = madeUp("wx"_L1, number, 16),
        .originalId = madeUp("gh_"_L1, number, 12),
        .appSecret = madeUp(""_L1, number, 32),
        .goodKeyPem = practiceFile(u"practice-shop.key.pem"_s),
        .domains = {u"https://api.shop.example"_s, u"https://files.shop.example"_s}};
    made.keyPem = made.goodKeyPem;
    made.keyFileName = u"private."_s + made.appId + u".key"_s;
    made.scenario.miniPrograms = {{.appId = made.appId,
        .name = u"示例商城"_s,
        .appSecret = made.appSecret,
        .publicKeyPem = practiceFile(u"practice-shop.pub.pem"_s)}};
    made.scenario.domains = {{u"api.shop.example"_s, {}}, {u"files.shop.example"_s, {}}};
    return made;
}

struct Variation
{
    const char *id;
    void (*spoil)(Exercise &);
    const char *journey = "certify";
};

const auto kVariations = std::to_array<Variation>({
    {"all-well", [](Exercise &) {}, ""},
    {"api-whitelist", [](Exercise &e) { e.scenario.miniPrograms[0].apiWhitelistOn = true; }},
    {"upload-whitelist", [](Exercise &e) { e.scenario.miniPrograms[0].uploadWhitelistOn = true; }},
    {"secret-frozen", [](Exercise &e) { e.scenario.miniPrograms[0].secretFrozen = true; }},
    {"wrong-secret",
        [](Exercise &e) {
            // Somebody reset it since; nobody can look the current one up.
            e.scenario.miniPrograms[0].appSecret = madeUp(""_L1, 0xa5, 32);
            e.appSecretAfterReset = madeUp(""_L1, 0xaf, 32);
        }},
    {"damaged-key", [](Exercise &e) { e.keyPem = damaged(e.goodKeyPem); }},
    {"other-key", [](Exercise &e) { e.keyPem = practiceFile(u"practice-other.key.pem"_s); }},
    {"expired-certificate",
        [](Exercise &e) { e.scenario.domains[0].fault = u"domain.tls-expired"_s; }},
    {"busy", [](Exercise &e) { e.scenario.busy = true; }},
    {"offline", [](Exercise &e) { e.scenario.offline = true; }},
    {"legal-too-late", [](Exercise &e) { e.scenario.legalTooLate = true; }, "register"},
    {"bound-one", [](Exercise &e) { e.scenario.isBoundWithOthers = true; }, "unbind"},
    {"plugin-missing", [](Exercise &e) { e.scenario.publishing = u"plugin"_s; }, "publish"},
    {"privacy-missing", [](Exercise &e) { e.scenario.publishing = u"privacy"_s; }, "publish"},
    {"review-refused", [](Exercise &e) { e.scenario.publishing = u"refused"_s; }, "publish"},
    {"ghost-binding", [](Exercise &e) { e.scenario.isGhost = true; }, "account"},
});

bool isSpoilt(const Scenario::MiniProgram &program)
{
    return program.secretFrozen || program.apiWhitelistOn || program.uploadWhitelistOn;
}

bool hasOutdatedSecret(const Exercise &exercise)
{
    return !exercise.appSecretAfterReset.isEmpty()
        && exercise.appSecret != exercise.appSecretAfterReset;
}

} // namespace

QStringList exerciseIds()
{
    QStringList ids;
    for (const Variation &variation : kVariations)
        ids += QString::fromLatin1(variation.id);
    return ids;
}

QStringList exerciseIds(const QString &journey)
{
    QStringList ids;
    for (const Variation &variation : kVariations) {
        const QLatin1StringView its(variation.journey);
        if (its.isEmpty() || its == journey)
            ids += QString::fromLatin1(variation.id);
    }
    return ids;
}

Exercise exercise(const QString &id)
{
    const qsizetype index = std::max<qsizetype>(0, exerciseIds().indexOf(id));
    const Variation &variation = kVariations.at(size_t(index));
    Exercise made = base(QString::fromLatin1(variation.id), int(index) + 1);
    made.journey = QString::fromLatin1(variation.journey);
    variation.spoil(made);
    return made;
}

void repair(Exercise &exercise)
{
    Scenario &world = exercise.scenario;
    world.busy = false;
    world.offline = false;
    world.legalTooLate = false;
    world.publishing.clear();
    for (Scenario::Domain &domain : world.domains)
        domain.fault.clear();
    const bool isReset = hasOutdatedSecret(exercise);
    for (Scenario::MiniProgram &program : world.miniPrograms) {
        program.secretFrozen = false;
        program.apiWhitelistOn = false;
        program.uploadWhitelistOn = false;
        if (isReset && program.appId == exercise.appId)
            program.appSecret = exercise.appSecretAfterReset;
    }
    if (isReset)
        exercise.appSecret = exercise.appSecretAfterReset;
    exercise.keyPem = exercise.goodKeyPem;
}

bool needsRepair(const Exercise &exercise)
{
    const Scenario &world = exercise.scenario;
    return world.busy || world.offline || world.legalTooLate || !world.publishing.isEmpty()
        || hasOutdatedSecret(exercise) || exercise.keyPem != exercise.goodKeyPem
        || std::ranges::any_of(world.miniPrograms, isSpoilt)
        || std::ranges::any_of(
            world.domains, [](const auto &domain) { return !domain.fault.isEmpty(); });
}
