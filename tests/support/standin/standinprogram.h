// SPDX-License-Identifier: MIT
#pragma once
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

/// The stand-in program as a child process, in a folder of its own; ends with this object.
class StandinProgram
{
public:
    StandinProgram(const QString &program, const QString &scenario)
    {
        m_process.start(program,
            {QStringLiteral("--dir"), m_folder.path(), QStringLiteral("--scenario"), scenario});
        m_isReady = QTest::qWaitFor([this] { return m_process.canReadLine(); });
        QFile file(path(QStringLiteral("standin.json")));
        m_facts = file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object()
                                                 : QJsonObject();
    }
    ~StandinProgram()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    Q_DISABLE_COPY_MOVE(StandinProgram)

    bool isReady() const { return m_isReady; }
    QString path(const QString &name) const { return m_folder.filePath(name); }
    QString servicesFile() const { return path(QStringLiteral("services.json")); }
    /// What the exercise's user knows: "appId", "appSecret", "keyFile", "otherKeyFile".
    QString fact(const QString &name) const { return m_facts.value(name).toString(); }
    /// The requests it was asked, one JSON object each.
    QList<QJsonObject> requests() const
    {
        QList<QJsonObject> all;
        QFile file(path(QStringLiteral("requests.jsonl")));
        if (file.open(QIODevice::ReadOnly)) {
            while (!file.atEnd()) {
                all.append(QJsonDocument::fromJson(file.readLine()).object());
            }
        }
        return all;
    }
    /// Changes the world while it runs ("/repair", "/scenario/<id>").
    bool control(const QString &what) const
    {
        QNetworkAccessManager network;
        QNetworkReply *reply = network.post(
            QNetworkRequest(QUrl(fact(QStringLiteral("control")) + what)), QByteArray());
        return QTest::qWaitFor([reply] { return reply->isFinished(); })
            && reply->error() == QNetworkReply::NoError;
    }

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    QJsonObject m_facts;
    bool m_isReady = false;
};
