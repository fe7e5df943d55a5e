// SPDX-License-Identifier: MIT
#pragma once
#include "wizard/blocks/blockview.h"

class Field;
class KeptSecret;
class SecretEdit;

/// The AppSecret: proved at WeChat in one call, then kept in the keychain; the field is cleared as
/// soon as it is kept.
class SecretBlock final : public BlockView
{
    Q_OBJECT
public:
    SecretBlock(const Journey::Block &block, BlockPage &page);

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

private:
    /// Where the value in the field comes from, or went.
    enum class Note { None, TakenOut, TakenFromItsAppId, TakenFromOtherAppId, FromTray, Forgotten };

    void inputEdited();
    void sortPaste();
    void showForm();
    QString formProblem() const;
    QString noteText() const;
    Future<> prove(const Secret &secret);
    void offerToSend();
    Future<> keep(const Secret &secret, const Finding &unproved, bool sessionOnly);
    void forgetInput();

    KeptSecret *m_kept = nullptr;
    SecretEdit *m_input = nullptr;
    Field *m_field = nullptr;
    Secret m_asked; ///< what Next was pressed with; only this is sent, proved and kept
    bool m_asItIs = false; ///< it is sent although it does not look like an AppSecret
    Note m_note = Note::None;
    qsizetype m_tooLong = 0; ///< the size of a paste that was refused
    QString m_appId; ///< the AppID that stood beside it
    Finding m_unproved; ///< why the one that is being kept was not proved; empty id if it was
};
