// SPDX-License-Identifier: MIT
#pragma once
#include "models/session/session.h"
#include "wizard/home/askbox.h"

class TextLine;

/// Asks for another name of a mini program, and gives it.
class RenameBox final : public AskBox
{
    Q_OBJECT
public:
    explicit RenameBox(const Toolbox &tools, QWidget *parent = nullptr);
    /// Appears, with \a name marked, to be typed over.
    void ask(const QString &entityId, const QString &name);

private:
    void rename();

    Toolbox m_tools;
    QString m_entityId;
    TextLine *m_name;
};
