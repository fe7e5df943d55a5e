// SPDX-License-Identifier: MIT
#pragma once
#include "models/core/finding.h"
#include "models/rulebook/fact.h"
#include "models/rulebook/guide.h"
#include "models/rulebook/markdown.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

/// What a person reads about one finding.
struct FindingWords
{
    QString title; ///< plain text
    QString meaning; ///< inline Markdown; what was filled in is escaped
    QStringList remedy; ///< steps, in order, inline Markdown; may be empty
};

/// What a person reads about one step of a journey (guides/<locale>/<journey>.md).
struct StepWords
{
    QString title;
    QString shortTitle; ///< for the rail
    QString purpose; ///< one sentence
    QStringList chips; ///< who must act, on which device, about how long
    QStringList instructions; ///< the numbered steps, inline Markdown
    QString guide; ///< the whole section as Markdown, for "Help with this step"
};

/// What a person reads about one part of a page: a field, an option, a line to tick.
struct BlockWords
{
    QString label; ///< plain text
    QString hint; ///< inline Markdown; may be empty
    QString missing; ///< plain text: what to do when it is not answered; may be empty
};

/// One row of the table that compares the methods: cells for scan, managed and provider, in this
/// order.
struct ComparisonRow
{
    QString title;
    QStringList cells;
};

/// The Markdown of one locale, cut into sections by <a id="…"></a> anchors. {use:id} stands for the
/// paragraph of that section in common.md: what must be said the same everywhere, warnings above
/// all. A file is read when it is first asked for; for one thread.
class Words
{
public:
    /// \a locale is "en" or "zh_CN"; anything else reads as "en". Reads "<guides>/<locale>/*.md".
    explicit Words(const QString &locale, const QString &guides = QStringLiteral(":/guides"));

    QString locale() const { return m_locale; }

    /// A finding that has no section gets the one of its family ("network.http-503" that of
    /// "network.http"), or else a generic text that shows its id and the literal answer. The
    /// section "<id>#<reason>" comes first if the facts have that reason. {name} placeholders are
    /// filled from the facts, {id} and {answer} from the finding; an unfilled one is shown as "?",
    /// but [[a clause with it]] is left out.
    FindingWords finding(const Finding &finding) const;
    StepWords step(const QString &journey, const QString &stepId) const;
    /// \a id is that of an answer ("subject"), of one of its options ("subject.company") or of a
    /// line to tick ("bind.scan"); "domainsEntered#scan-domains" is first looked for as a whole,
    /// then without the step. Found in fields.md or, what only one journey has, in its own file; an
    /// option that neither names is the "option.<value>" of fields.md, e.g. "option.yes". The label
    /// of an unknown one is its id.
    BlockWords block(const QString &journey, const QString &id) const;
    /// Whether block() finds words for \a id.
    bool has(const QString &journey, const QString &id) const;
    /// The sentence for a fact (facts.md, {value} and {unit} filled) without its source; inline
    /// Markdown.
    QString fact(const Fact &fact) const;
    /// The short label of a fact.
    QString factTitle(const Fact &fact) const;
    /// Plain text "from …, as of …" for a fact, and "(unconfirmed)" / "(reported by users)" where
    /// it is so.
    QString factSource(const Fact &fact) const;
    /// The plain paragraph under an anchor in methods.md, e.g. "blocker.different-subject".
    QString method(const QString &id) const;
    /// The heading of a section in methods.md, e.g. "method.scan" -> "Scan authorisation".
    QString methodTitle(const QString &id) const;
    /// The rows of the table that compares the methods, in the order of methods.md.
    QList<ComparisonRow> comparison() const;
    /// What one check proves, e.g. "credentials.token" -> "AppSecret accepted by WeChat"
    /// (checks.md).
    QString checkTitle(const QString &checkId) const;

    /// All anchors of a file ("findings", "certify", "common", …), for the tests
    /// that compare locales.
    QStringList anchors(const QString &file) const;
    /// The raw Markdown of a section, heading included; empty if there is none.
    QString section(const QString &file, const QString &anchor) const;

private:
    Guide guide(const QString &file) const;
    QString blockSection(const QString &journey, const QString &id) const;

    QString m_locale;
    QString m_folder;
    mutable QHash<QString, Guide> m_guides; ///< read so far
};
