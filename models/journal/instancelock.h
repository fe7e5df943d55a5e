// SPDX-License-Identifier: MIT
#pragma once
#include <QLockFile>
#include <QObject>
#include <QString>

class QLocalServer;

/// One writer a data folder. The first start holds the lock; a later one asks the first to raise
/// its window.
class InstanceLock final : public QObject
{
    Q_OBJECT
public:
    /// \a folder is created if missing.
    explicit InstanceLock(const QString &folder, QObject *parent = nullptr);
    ~InstanceLock() override;

    enum class Outcome {
        Owner, ///< this process may write
        RaisedOther, ///< another process owns the folder and was asked to raise its window
        OtherSilent, ///< another process owns the folder and did not answer within 2 s
        NotAFile, ///< a pipe, link or folder stands where the lock belongs
        Unwritable, ///< the folder cannot be written (read-only home)
        Full, ///< the disk has no room for a lock
    };
    /// Tries once; a lock left by a dead process is taken over.
    Outcome acquire();

Q_SIGNALS:
    /// A second start asked for the window.
    void raiseRequested();

private:
    void listen();

    QString m_folder;
    QLockFile m_lock;
    QLocalServer *m_server = nullptr;
};
