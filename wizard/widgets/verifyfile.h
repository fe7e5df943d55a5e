// SPDX-License-Identifier: MIT
#pragma once
#include "models/checks/verifyrun.h"

#include <QWidget>

#include <functional>

class CheckList;
class Field;
class Language;
class SecretTray;
class TextLine;
class QLabel;
class QPushButton;

/// WeChat's check file (校验文件): choose it, or enter only its name, press Check, and below stands
/// for each business domain whether it hands the file out as it should. One round of questions a
/// click; another file takes the results back. The file never leaves this computer.
class VerifyFileCheck final : public QWidget
{
    Q_OBJECT
public:
    /// The business domains of now, asked at each click.
    using Domains = std::function<QList<DomainEntry>()>;

    /// \a tray: where a secret that was pasted as name may be kept for its page. All outlive this.
    VerifyFileCheck(DomainProbe &probe, const Language &language, SecretTray &tray, Domains domains,
        QWidget *parent = nullptr);

    /// Shows \a file, as if it had been chosen.
    void setFile(const VerifyFile &file);
    const VerifyFile &file() const { return m_file; }
    /// What the last click found out, in the order of the domains; those not done yet are open.
    const QList<CheckResult> &results() const { return m_run.results(); }
    bool isRunning() const { return m_run.isRunning(); }

Q_SIGNALS:
    /// Another file or name.
    void changed();
    /// The last answer of a click is there, or it was stopped.
    void finished();

private:
    void build();
    void chooseFile();
    void readFile(const QString &path);
    void nameEdited();
    void showFile();
    void check();
    void refuse(const QString &why, QWidget *at);
    void finish();
    void clear();
    QString summary() const;
    void retranslate();

    const Language &m_language;
    const Domains m_domains;
    VerifyRun m_run;
    VerifyFile m_file;
    QString m_trouble; ///< why a file could not be read
    TextLine *m_name;
    Field *m_field;
    QPushButton *m_choose;
    QPushButton *m_check;
    QLabel *m_summary;
    CheckList *m_list;
};
