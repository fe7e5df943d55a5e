// SPDX-License-Identifier: MIT
#include "models/journey/step.h"

#include <QList>

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace Journey {
namespace {
constexpr std::array kIds{
    std::pair(Step::Goal, "goal"_L1),
    std::pair(Step::MiniProgram, "mini-program"_L1),
    std::pair(Step::Account, "account"_L1),
    std::pair(Step::Method, "method"_L1),
    std::pair(Step::Undo, "undo"_L1),
    std::pair(Step::Provider, "provider"_L1),
    std::pair(Step::ScanPeople, "scan-people"_L1),
    std::pair(Step::ScanBind, "scan-bind"_L1),
    std::pair(Step::ScanAuthorise, "scan-authorise"_L1),
    std::pair(Step::ScanDomains, "scan-domains"_L1),
    std::pair(Step::Edition, "edition"_L1),
    std::pair(Step::AppId, "appid"_L1),
    std::pair(Step::Secret, "secret"_L1),
    std::pair(Step::UploadKey, "upload-key"_L1),
    std::pair(Step::Whitelists, "whitelists"_L1),
    std::pair(Step::ManagedDomains, "managed-domains"_L1),
    std::pair(Step::Preflight, "preflight"_L1),
    std::pair(Step::HandOver, "hand-over"_L1),
    std::pair(Step::Done, "done"_L1),
};
}

QString stepId(Step step)
{
    for (const auto &[known, id] : kIds) {
        if (known == step) {
            return id;
        }
    }
    Q_UNREACHABLE();
}

std::optional<Step> stepFromId(const QString &id)
{
    for (const auto &[step, known] : kIds) {
        if (known == id) {
            return step;
        }
    }
    return std::nullopt;
}

QList<Step> allSteps()
{
    QList<Step> steps;
    for (const auto &[step, id] : kIds) {
        steps.append(step);
    }
    return steps;
}
} // namespace Journey
