// SPDX-License-Identifier: MIT
#pragma once
#include "models/sandbox/scenario.h"

/// One HTTP request to a stand-in service, whatever carried it.
struct SandboxRequest
{
    QByteArray method; ///< "GET", "POST"
    QString host; ///< which service: "wechat" or "upload" (the adaptor knows)
    QString path; ///< without query
    QString query; ///< raw, without '?'
    QByteArray body;
};

struct SandboxResponse
{
    int status = 200;
    QByteArray contentType = "application/json; encoding=utf-8";
    QByteArray body;
};

/// The whole stand-in: pure but for \a scenario, which it moves on. Order of checks:
/// wechat-api.md 10.
SandboxResponse answer(const SandboxRequest &request, Scenario &scenario);
