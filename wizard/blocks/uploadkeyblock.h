// SPDX-License-Identifier: MIT
#pragma once
#include "models/session/keyproof.h"
#include "wizard/blocks/blockview.h"

#include <QPointer>

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
    QString done() const override;
    bool commitFailed(const Finding &finding) override;
    bool canPractise() const override { return true; }
    void practise(Exercise &exercise) override;
    void practiceRepaired() override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    bool dragged(QDragEnterEvent &event);
    void dropped(QDropEvent &event);
    void chooseFile();
    void pasteKey();
    void take(const Secret &bytes, const QString &fileName = {});
    void readFile(const QString &path);
    void tell(const Finding &finding);
    void offerUnproved();
    void showWarning();
    void showStatus();

    KeyProof m_proof;
    KeptSecret *m_kept;
    QFrame *m_drop;
    QLabel *m_dropText;
    QPushButton *m_choose;
    QPushButton *m_paste;
    QLabel *m_status;
    Notice *m_warning; ///< about the file, at the file
    QPointer<QPushButton> m_goOn; ///< without the proof
    QLabel *m_safe;
};
