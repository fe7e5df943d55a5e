// SPDX-License-Identifier: MIT
#include "wizard/steplinks.h"

using namespace Qt::StringLiterals;
using Journey::Step;

QStringList linksOf(Step step)
{
    switch (step) {
    case Step::MiniProgram:
    case Step::AppId:
    case Step::Secret:
    case Step::UploadKey:
    case Step::Whitelists:
        return {u"wechat-console"_s};
    case Step::Account:
        return {u"account-center"_s, u"weda-certification"_s};
    case Step::ScanBind:
        return {u"account-center"_s};
    case Step::Undo:
    case Step::Provider:
    case Step::ScanAuthorise:
    case Step::ScanDomains:
    case Step::HandOver:
        return {u"weda-certification"_s};
    case Step::ManagedDomains:
        return {u"weda-certification"_s, u"wechat-console"_s};
    case Step::Edition:
        return {u"weda-certification"_s, u"weda-buy"_s};
    case Step::Goal:
    case Step::Method:
    case Step::ScanPeople:
    case Step::Preflight:
    case Step::Done:
        return {};
    }
    Q_UNREACHABLE();
}
