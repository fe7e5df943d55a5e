// SPDX-License-Identifier: MIT
#pragma once
#include "models/journey/keys.h"

#include <optional>
#include <span>
#include <variant>

/// What pages are made of. A block asks for one answer, or shows something; its words stand in the
/// guides under its key's id (Words::block()). What wants a third option is a Special.
namespace Journey {

using Ids = std::span<const char *const>;
/// A named condition over the answers. There are no expressions.
using Guard = bool (*)(const Answers &);

inline bool always(const Answers & /*answers*/)
{
    return true;
}

/// How much of an answer is needed before Next goes on.
enum class Need { Optional, Answered, Yes };

/// What a line of text must look like; the wizard knows how each is read and checked.
enum class Form { Free, AppId, OriginalId, Day };

/// One line of text.
struct Text
{
    Key<QString> key;
    Need need = Need::Optional;
    Form form = Form::Free;
};

/// A number; \a least and \a most are what Next accepts.
struct Number
{
    Key<int> key;
    int least;
    int most;
};

/// One value of an enumeration. Its first value means "not answered".
struct Choice
{
    template <typename E>
    constexpr explicit Choice(const Key<E> &of, Guard enough = always)
        : key(of)
        , options(&ids<E>)
        , fits(enough)
    {
    }
    template <typename E>
    static QStringList ids()
    {
        QStringList list;
        const auto names = QMetaEnum::fromType<E>();
        for (int i = 0; i < names.keyCount(); ++i) {
            list << valueId(static_cast<E>(names.value(i)));
        }
        return list;
    }

    AnyKey key;
    QStringList (*options)(); ///< in order
    Guard fits; ///< false: Next says why not
};

/// Yes, no, or "I don't know yet".
struct YesNo
{
    Key<Tri> key;
    Need need = Need::Optional;
};

/// Instructions of the step that are ticked as they are done; all of them are needed.
struct Ticks
{
    Key<QStringList> key;
    Ids items;
};

/// One thing that the user says is so; needed.
struct Tick
{
    Key<bool> key;
};

/// By whom the step was done, and how that is known.
struct Confirm
{
    Key<Confirmation> key;
};

/// Places to open, by their ids in links.json.
struct Links
{
    Ids ids;
};

/// What the rulebook knows: the facts whose ids begin as prefixesOf() says.
struct Facts
{
    const char *id;
    QStringList (*prefixes)(const Answers &) = nullptr; ///< none: "scan." of "facts.scan"
};

/// A paragraph.
struct Note
{
    const char *id;
};

/// "It says …": a link that shows the words of a finding.
struct Causes
{
    const char *id;
    const char *finding;
};

/// What an act breaks, before anything is clicked (consequences.h).
struct Consequences
{
    const char *id;
    Act (*act)(const Answers &);
};

/// What is done outside and cannot be undone. That it is meant is stored before, and what became of
/// it afterwards; in between nobody knows, and it is asked for instead of done again.
struct Irreversible
{
    const char *id; ///< also that of the act in journals
    Act act;
};

/// One thing that goes wrong: an option of a question, what is known of it, and the earlier step
/// where it is put right.
struct Trouble
{
    const char *option; ///< as journals hold it
    const char *finding;
    const char *step; ///< "" if it is put right elsewhere, or by waiting
    std::span<const AnyKey> again; ///< what was said before counts no more once one has gone back
};

/// What to do about the trouble that is chosen in the question of \a key, and the way back to its
/// step: one round is over then (Session::goBack()).
struct Remedy
{
    AnyKey key;
    std::span<const Trouble> troubles;
};

/// A wait with its clock: since when, until when it normally ends, what to do then, and how often
/// one has waited already.
struct Deadline
{
    const char *id; ///< its words: "<id>", "<id>.running", ".over", ".ahead", ".ended", ".short"
    const char *begins; ///< the step whose confirmation begins it
    const char *clock; ///< the fact that says how long it takes
    Guard ended; ///< whether there is nothing to wait for any more
    std::optional<AnyKey> refused = {}; ///< the question why it was in vain, if it was
    std::optional<Key<QString>> since =
        {}; ///< asks for the day on which it began, if it is another
};

/// A class of its own in wizard/blocks.
struct Special
{
    const char *id;
};

using Part = std::variant<Text, Number, Choice, YesNo, Ticks, Tick, Confirm, Links, Facts, Note,
    Causes, Consequences, Irreversible, Remedy, Deadline, Special>;

struct Block
{
    Part part;
    Guard shown = always; ///< a block that is not shown asks for nothing
};

/// The id of the block's words and of its widget: that of its key, or its own; "" for links.
constexpr const char *idOf(const Block &block)
{
    return std::visit(
        [](const auto &part) {
            if constexpr (requires { part.key; }) {
                return part.key.id;
            } else if constexpr (requires { part.id; }) {
                return part.id;
            } else {
                return "";
            }
        },
        block.part);
}
} // namespace Journey
