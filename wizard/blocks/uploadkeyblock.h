// SPDX-License-Identifier: MIT
#pragma once
#include "wizard/blocks/blockview.h"

class KeptSecret;
class QDragEnterEvent;
class QDropEvent;

/// The code-upload key: chosen, dropped or pasted, checked here and at WeChat, then kept in the
/// keychain.
class UploadKeyBlock final : public BlockView
{
    Q_OBJECT
public:
    UploadKeyBlock(const Journey::Block &block, BlockPage &page);

    void retranslate() override;
    void refill() override;
    Missing missing() const override;
    Future<> commit() override;
    QString waitingFor() const override;
    bool commitFailed(const Finding &finding) override;
    bool canPractise() const override { return true; }
    void practise(Exercise &exercise) override;
    void practiceRepaired() override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    enum class State { None, Checking, Accepted, Unproved, Refused };

    bool dragged(QDragEnterEvent &event);
    void dropped(QDropEvent &event);
    void chooseFile();
    void readFile(const QString &path);
    void pasteKey();
    void takeKey(const Secret &bytes, const QString &fileName);
    void prove();
    void proved(const Result<MiniProgramAttributes> &answer);
    void showAccepted(const MiniProgramAttributes &attributes);
    void offerUnproved();
    void showWarning();
    void refuse(const Finding &finding);
    void settle(State state);
    void showStatus();
    Future<> keep(bool sessionOnly);
    void keepForSession();

    State m_state = State::None;
    UploadKey m_key;
    QString m_fileName; ///< of that key; in the answers once the key is kept
    Future<MiniProgramAttributes> m_question;
    int m_asked = 0; ///< the proof that counts; an answer to an earlier one comes too late
    QString m_provedFor; ///< the AppID of that proof
    QString m_owner; ///< the mini program that WeChat named
    KeptSecret *m_kept = nullptr;
    QFrame *m_drop = nullptr;
    QLabel *m_dropText = nullptr;
    QPushButton *m_choose = nullptr;
    QPushButton *m_paste = nullptr;
    QLabel *m_status = nullptr;
    Notice *m_warning = nullptr; ///< about the file, at the file
    CheckResult m_proof; ///< what WeChat said of that key
    QPointer<QPushButton> m_goOn; ///< without the proof
    QLabel *m_safe = nullptr;
};
