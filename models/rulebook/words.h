// SPDX-License-Identifier: MIT
#pragma once
#include "models/core/finding.h"
#include "models/rulebook/guide.h"
#include "models/rulebook/markdown.h"
#include "models/rulebook/rulebook.h"

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

/// Who and what one step of a journey needs; derived from its chips.
struct StepNeeds
{
    QStringList roles; ///< who must act, by id (roles.json)
    QStringList needs; ///< what is needed, by id (needs.md), e.g. "scan"
    int minutes = 0; ///< about how long it takes; 0 if nobody can say
};

/// What a person reads about one step of a journey (guides/<locale>/<journey>.md).
struct StepWords : StepNeeds
{
    QString title;
    QString shortTitle; ///< for the rail
    QString purpose; ///< one sentence
    QStringList chips; ///< who must act, on which device, about how long
    QStringList instructions; ///< the numbered steps, inline Markdown
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

/// The Markdown of one locale, cut into sections by <a id="…"></a> anchors. What is said elsewhere
/// is put in where {kind:id} names it: {use:} a paragraph of common.md, {menu:} a path in
/// a console, {link:} the name of a place that can be opened, {fact:} a value with its unit,
/// {button:} a label of this program, {role:} and {need:} who and what is needed. A file is read
/// when it is first asked for; for one thread.
class Words
{
public:
    /// \a locale is "en" or "zh_CN"; anything else reads as "en". Reads "<guides>/<locale>/*.md".
    /// With the built-in rulebook, or with \a rulebook.
    explicit Words(const QString &locale, const QString &guides = QStringLiteral(":/guides"));
    Words(const QString &locale, const Rulebook &rulebook,
        const QString &guides = QStringLiteral(":/guides"));

    QString locale() const { return m_locale; }
    /// What facts, menus and places are said from.
    const Rulebook &rulebook() const { return m_rulebook; }

    /// A finding that has no section gets the one that it is the same as (findings.json), or that
    /// of its family ("network.http-503" that of "network.http"), or else a generic text that shows
    /// its id and the literal answer. The section "<id>#<reason>" comes first if the facts have
    /// that reason. {name} placeholders are filled from the facts, {id}, {number} (its last part)
    /// and {answer} from the finding; an unfilled one is shown as "?", but [[a clause with it]] is
    /// left out.
    FindingWords finding(const Finding &finding) const;
    StepWords step(const QString &journey, const QString &stepId) const;
    /// Of step() what is asked of all steps at once, without the rest.
    StepNeeds needs(const QString &journey, const QString &stepId) const;
    QString shortTitle(const QString &journey, const QString &stepId) const;
    /// What a journey is called, in short too, and its purpose (journeys.md).
    StepWords journey(const QString &id) const { return step(QStringLiteral("journeys"), id); }
    /// What the person who must act in this step is told, as Markdown: addressed to them, without
    /// this window. Empty if whoever sits here does the step. {name}s and clauses are filled as in
    /// finding().
    QString card(const QString &journey, const QString &stepId, const QJsonObject &facts) const;
    /// What is sent ahead to whoever has \a role, as Markdown: what the cards of these steps will
    /// ask for, and what each needs. Filled as card().
    QString cardAhead(const QString &journey, const QStringList &steps, const QString &role,
        const QJsonObject &facts) const;
    /// What a role is called, e.g. "main-account" -> "The main-account holder"; plain text.
    QString role(const QString &id) const;
    /// Who that is and how to find them; inline Markdown.
    QString whoIs(const QString &roleId) const;
    /// \a id is that of an answer ("subject"), of one of its options ("subject.company") or of a
    /// line to tick ("bind.scan"); "domainsEntered#scan-domains" is first looked for as a whole,
    /// then without the step. Found in fields.md or, what only one journey has, in its own file; an
    /// option that neither names is the "option.<value>" of fields.md, e.g. "option.yes". The label
    /// of an unknown one is its id.
    BlockWords block(const QString &journey, const QString &id) const;
    /// What the report of a journey calls \a id (report.md): plain text with the {name}s and
    /// clauses filled from \a facts. "verdict.failed#1" is first looked for as a whole, then
    /// without what follows "#". Without words if there is neither.
    BlockWords report(const QString &id, const QJsonObject &facts = {}) const;
    /// Whether block() finds words for \a id.
    bool has(const QString &journey, const QString &id) const;
    /// The sentence for a fact (facts.md, {value} and {unit} filled) without its source; of one
    /// that is not so, the quote. Inline Markdown.
    QString fact(const Fact &fact) const;
    /// Only its value with the unit, e.g. "10 minutes", "1 to 7 days"; inline Markdown.
    QString factValue(const Fact &fact) const;
    /// The short label of a fact.
    QString factTitle(const Fact &fact) const;
    /// Plain text "from …, as of …" for a fact, and "(unconfirmed)" / "(reported by users)" where
    /// it is so.
    QString factSource(const Fact &fact) const;
    /// The names of a menu path, "**设置** (Settings) › **基本设置** (Basic settings)"; inline
    /// Markdown.
    QString menu(const MenuPath &menu) const;
    /// The name of a place that can be opened, "**账号中心** (Account centre)"; inline Markdown.
    QString place(const Link &link) const;
    /// The paragraph under an anchor in methods.md, e.g. "blocker.different-subject"; inline
    /// Markdown.
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
    /// The Markdown of a section, heading included, e.g. all there is on a step; empty if there is
    /// none.
    QString section(const QString &file, const QString &anchor) const;

private:
    Guide guide(const QString &file) const;
    QString blockSection(const QString &journey, const QString &id) const;
    QString findingSection(const Finding &finding) const;
    QString expanded(const QString &text) const;
    QString meaning(const QString &kind, const QString &id) const;
    QString console(const QString &name, const QString &english) const;
    QHash<QString, QString> factValues(const Fact &fact) const;

    QString m_locale;
    QString m_folder;
    Rulebook m_rulebook;
    mutable QHash<QString, Guide> m_guides; ///< read so far
};
