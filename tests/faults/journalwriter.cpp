// SPDX-License-Identifier: MIT
// journalwriter FOLDER APPENDS [RETRIES]: opens the journal, starts a journey and appends three
// events at a time, APPENDS times (0: without end; "open": only opens it; "erase": deletes the mini
// program that has RETRIES as its AppID, and waits until no file tells of it). The second of each
// three is about the mini program, and stands in its stream, too. What it prints is what the user
// would be told:
//   open <notice>            or  open-failed <finding>
//   start <journey>          or  start-failed <finding> <code>
//   stored <n>               or  failed <n> <finding> <code>
//   read <events>            what the journal holds at the end, in this process's eyes
// A failed call is tried again RETRIES times.
#include "models/journal/journal.h"

#include <QCoreApplication>

#include <csignal>
#include <cstdlib>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace {
void say(const QString &line)
{
    const QByteArray text = line.toUtf8() + '\n';
    // Not through stdio: a recorder of system calls shall see it in order.
    if (::write(STDOUT_FILENO, text.constData(), static_cast<size_t>(text.size())) < 0) {
        std::abort();
    }
}

QString words(const Finding &finding)
{
    return finding.id + u' ' + finding.facts.value("code"_L1).toString();
}

QList<NewEvent> triple(int n)
{
    QList<NewEvent> events;
    for (const QString &part : {u"a"_s, u"b"_s, u"c"_s}) {
        // Of about the size of a check's result.
        QJsonObject payload{{u"n"_s, n}, {u"part"_s, part}, {u"text"_s, QString(300, u'x')}};
        if (part == "b"_L1) {
            payload.insert(u"name"_s, QString::number(n));
        }
        events.append({part == "b"_L1 ? EventKind::AnswerSet : EventKind::NoteAdded, payload});
    }
    return events;
}

class Writer
{
public:
    Writer(Journal &journal, int retries)
        : m_journal(journal)
        , m_retries(retries)
    {
    }

    bool start()
    {
        for (int round = 0; round <= m_retries; ++round) {
            const auto id = m_journal.start(u"certify"_s, false);
            if (id) {
                m_id = *id;
                say(u"start "_s + *id);
                return true;
            }
            say(u"start-failed "_s + words(id.error()));
        }
        return false;
    }

    void append(int n)
    {
        for (int round = 0; round <= m_retries; ++round) {
            const auto done = m_journal.append(m_id, triple(n));
            if (done) {
                say(u"stored %1"_s.arg(n));
                return;
            }
            say(u"failed %1 "_s.arg(n) + words(done.error()));
        }
    }

    void read()
    {
        const auto events = m_journal.events(m_id);
        say(u"read "_s + (events ? QString::number(events->size()) : words(events.error())));
    }

private:
    Journal &m_journal;
    int m_retries;
    QString m_id;
};
} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    std::signal(SIGXFSZ, SIG_IGN);
    const Clock clock;
    const auto journal = Journal::open(arguments.at(1), clock);
    if (!journal) {
        say(u"open-failed "_s + words(journal.error()));
        return 1;
    }
    say(u"open "_s + (*journal)->notice().id);
    if (arguments.at(2) == "open"_L1) {
        return 0;
    }
    if (arguments.at(2) == "erase"_L1) {
        const auto found =
            (*journal)->entities({EntityKind::MiniProgram, arguments.value(3)}).value(0);
        QObject::connect(
            journal->get(), &Journal::tracesErased, &app, [] { QCoreApplication::exit(0); });
        return (*journal)->erase({Stream::Entity, found.id}) ? QCoreApplication::exec() : 1;
    }
    Writer writer(**journal, arguments.value(3).toInt());
    if (!writer.start()) {
        return 1;
    }
    const int appends = arguments.at(2).toInt();
    for (int n = 1; appends == 0 || n <= appends; ++n) {
        writer.append(n);
    }
    writer.read();
    return 0;
}
