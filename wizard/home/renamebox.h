// SPDX-License-Identifier: MIT
#pragma once
#include "models/journal/journal.h"
#include "models/rulebook/language.h"

#include <QFrame>

class Notice;
class QLabel;
class QPushButton;
class TextLine;

/// Asks in its place for another name of a mini program, and gives it.
class RenameBox final : public QFrame
{
    Q_OBJECT
public:
    RenameBox(Journal &journal, const Language &language, QWidget *parent = nullptr);
    /// Appears, with \a name marked, to be typed over.
    void ask(const QString &entityId, const QString &name);

Q_SIGNALS:
    /// It has disappeared: renamed, or not.
    void finished();

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void build();
    void rename();
    void finish();
    void retranslate();

    Journal &m_journal;
    const Language &m_language;
    QString m_entityId;
    QLabel *m_label;
    TextLine *m_name;
    Notice *m_notice;
    QPushButton *m_rename;
    QPushButton *m_cancel;
};
