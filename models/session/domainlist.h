// SPDX-License-Identifier: MIT
#pragma once
#include "models/checks/check.h"
#include "models/journey/keys.h"
#include "models/remote/domainsyntax.h"

#include <array>

class Words;

/// The domains of one kind while they are typed, one a line: which lines are right, what of them is
/// stored, what is said of them.
class DomainList
{
public:
    /// Few mini programs use these kinds.
    static constexpr std::array rareKinds{
        DomainKind::Socket, DomainKind::UploadFile, DomainKind::DownloadFile};
    /// Has \a answers say these request domains, and no others of the kinds that they ask for.
    static void answer(Journey::Answers &answers, const QStringList &requestDomains);

    explicit DomainList(DomainKind kind)
        : m_kind(kind)
    {
    }

    DomainKind kind() const { return m_kind; }
    bool isRare() const;
    bool isEmpty() const { return m_lines.isEmpty(); }
    /// Takes the lines of \a text. One that was there before keeps what was found out about it.
    void read(const QString &text);
    /// What is stored: the console's form of the lines that are right. What is cut off a URL may be
    /// a token, and a line that is wrong may be anything.
    QStringList stored() const;
    void store(Journey::Answers &answers) const;
    /// Whether \a answers say what is stored().
    bool isIn(const Journey::Answers &answers) const { return stored() == answered(answers); }
    /// What to show for \a answers: below the lines that are not right yet, which stay.
    QString textFor(const Journey::Answers &answers) const;
    /// What is wrong, a line each; empty if nothing is.
    QString problems(const Words &words) const;
    /// What becomes of the lines that are right; may be empty.
    QString remarks() const;
    /// The line as it was typed that \a check is about; empty if it is in another list.
    QString lineOf(const CheckResult &check) const;

private:
    struct Line
    {
        QString text;
        Result<ParsedDomain> parsed;
    };

    QStringList answered(const Journey::Answers &answers) const;

    DomainKind m_kind;
    QList<Line> m_lines; ///< those that are not blank
};
