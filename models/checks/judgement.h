// SPDX-License-Identifier: MIT
#pragma once
#include "models/checks/check.h"
#include "models/remote/domainprobe.h"
#include "models/remote/domainsyntax.h"
#include "models/remote/uploadclient.h"
#include "models/remote/uploadkey.h"
#include "models/remote/wechatclient.h"

/// What an answer means for the check that waits for it. Pure functions, one for each kind of
/// answer.
struct Judgement
{
    CheckStatus status = CheckStatus::Unknown;
    Finding finding; ///< empty id if there is nothing to say
};

/// A check that needs a value which could not be had: unknown while a keychain only does not hand
/// it out, failed when there is none to hand out.
Judgement judgeMissing(const Finding &why);
/// The AppSecret, as WeChat sees it.
Judgement judge(const Result<CredentialProof> &proof);
/// The file of the upload key.
Judgement judge(const Result<UploadKey> &key);
/// The upload key, as WeChat sees it.
Judgement judge(const Result<MiniProgramAttributes> &attributes);
/// One stage of a probe, and through which proxy it went.
Judgement judge(const ProbeStage &stage, const QString &proxy);
/// The spelling of a domain; \a ofTheList: what is wrong with the list because of it.
Judgement judge(const Result<ParsedDomain> &domain, const Finding &ofTheList);

/// What is wrong with the list because of this entry, out of all \a problems: it stands there
/// twice, or beyond the limit of its kind.
Finding problemOf(
    const QList<DomainEntry> &entries, qsizetype index, const QList<Finding> &problems);
