// SPDX-License-Identifier: MIT
#pragma once
#include "models/core/result.h"
#include "models/rulebook/catalogue.h"
#include "models/rulebook/fact.h"

#include <QHash>
#include <QList>

#include <memory>

/// One fault in the data: which file, and what is wrong in it (technical, for a supporter or a
/// test).
struct RulebookProblem
{
    QString file; ///< "facts.json"
    QString detail; ///< "managed.minimum-edition: \"source\" is missing"
};

/// Facts, links, menu paths, roles and the findings catalogue, read from *.json. Immutable once
/// loaded; what is built in is read when it is first asked for.
class Rulebook
{
public:
    /// The one built in (":/rulebook").
    static Rulebook builtIn();
    /// Built in, with every file that \a folder has replacing the one of the same name. Fails with
    /// "rulebook.invalid"
    /// {"file","detail"}; then use builtIn().
    [[nodiscard]] static Result<Rulebook> withFolder(const QString &folder);

    /// Asserts in debug builds that the id exists; an empty fact otherwise.
    const Fact &fact(const QString &id) const;
    const Link &link(const QString &id) const;
    const MenuPath &menu(const QString &id) const;
    /// All facts whose id starts with \a prefix, in file order.
    QList<Fact> facts(const QString &prefix) const;
    /// Who acts, in file order.
    const QList<Role> &roles() const { return data().roles; }
    const Catalogue &catalogue() const;

    /// What is wrong with the data (missing source, link not https, duplicate id …), as "file:
    /// detail"; empty if nothing. For tests.
    QStringList problems() const;

private:
    /// All but the catalogue, which is half of it and asked for only where something fails.
    struct Data
    {
        QList<Fact> facts;
        QHash<QString, qsizetype> factIndex;
        QHash<QString, Link> links;
        QHash<QString, MenuPath> menus;
        QList<Role> roles;
        QList<RulebookProblem> problems;
    };

    const Data &data() const;
    static const Rulebook &wholeBuiltIn();
    static QList<RulebookProblem> missingFacts(const Data &data);
    static QList<RulebookProblem> missing(const Data &data);
    QList<RulebookProblem> patternProblems() const;

    std::shared_ptr<const Data> m_data; ///< none: the built-in one
    std::shared_ptr<const Catalogue> m_catalogue; ///< none: the built-in one
    friend class RulebookReader;
};
