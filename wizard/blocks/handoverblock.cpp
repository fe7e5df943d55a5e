// SPDX-License-Identifier: MIT
#include "wizard/blocks/blocks.h"
#include "wizard/blocks/tickblocks.h"
#include "wizard/printing.h"
#include "wizard/secretclipboard.h"
#include "wizard/widgets/announce.h"
#include "wizard/widgets/copymark.h"
#include "wizard/widgets/makers.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QMimeData>

using namespace Qt::StringLiterals;
namespace Keys = Journey::Keys;

namespace {
/// A value to carry to a console: read-only text and Copy.
class CopyField final : public QWidget
{
    Q_DECLARE_TR_FUNCTIONS(CopyField)
public:
    explicit CopyField(QWidget *parent)
        : QWidget(parent)
        , m_value(new QLineEdit(this))
        , m_copy(makeButton(this))
        , m_copied(new CopyMark(m_copy))
    {
        auto *row = new QHBoxLayout(this);
        row->setContentsMargins(0, 0, 0, 0);
        m_value->setReadOnly(true);
        row->addWidget(m_value, 1);
        row->addWidget(m_copy);
        connect(m_copy, &QPushButton::clicked, this, [this] { m_copied->copy(m_value->text()); });
    }

    void say(const QString &value, const QString &name)
    {
        m_value->setText(value);
        m_value->setCursorPosition(0);
        m_value->setAccessibleName(name);
        m_copied->setLabel(tr("Copy"));
        m_copy->setAccessibleName(tr("Copy: %1").arg(name));
        m_copy->setEnabled(!value.isEmpty());
    }

private:
    QLineEdit *m_value;
    QPushButton *m_copy;
    CopyMark *m_copied;
};

/// Each value ready for the platform's dialogue, ticked off as it is entered.
class HandOverBlock final : public TicksBlock
{
    Q_DECLARE_TR_FUNCTIONS(HandOverBlock)
public:
    HandOverBlock(const Journey::Block &block, BlockPage &page)
        : TicksBlock(Keys::handedOver,
            {u"hand.name"_s, u"hand.appid"_s, u"hand.secret"_s, u"hand.key"_s}, block, page)
        , m_clipboard(new SecretClipboard(this))
        , m_name(new CopyField(this))
        , m_appId(new CopyField(this))
        , m_copySecret(makeButton(this, u"copySecret"_s))
        , m_saveKey(makeButton(this, u"saveKey"_s))
        , m_remark(makeLabel(this, "small"))
    {
        addBelow(u"hand.name"_s, m_name);
        addBelow(u"hand.appid"_s, m_appId);
        addBelow(u"hand.secret"_s, m_copySecret);
        addBelow(u"hand.key"_s, m_saveKey);
        body()->addWidget(m_remark);
        connect(m_copySecret, &QPushButton::clicked, this, &HandOverBlock::copySecret);
        connect(m_saveKey, &QPushButton::clicked, this, &HandOverBlock::saveKey);
        connect(QGuiApplication::clipboard(), &QClipboard::dataChanged, this,
            &HandOverBlock::clipboardChanged);
        connect(m_clipboard, &SecretClipboard::cleared, this,
            [this] { showRemark([] { return tr("The clipboard was cleared."); }); });
    }

    // It clears the clipboard at its end, and the page says so: while it still has its labels.
    ~HandOverBlock() override { delete m_clipboard; }
    Q_DISABLE_COPY_MOVE(HandOverBlock)

    void answersChanged() override { TicksBlock::refill(); }

    void refill() override
    {
        answersChanged();
        showRemark(m_nothing); // it was about another visit
        retranslate();
        for (const QString &kind : {u"upload-key"_s, u"app-secret"_s}) {
            if (const Finding trouble = session().secretTrouble(kind); !trouble.id.isEmpty()) {
                showMissing(kind, trouble);
            }
        }
    }

    void retranslate() override
    {
        TicksBlock::retranslate();
        m_name->say(answers()[Keys::name], blockWords(u"name"_s).label);
        m_appId->say(answers()[Keys::appId], blockWords(u"appId"_s).label);
        m_copySecret->setText(tr("Copy the AppSecret"));
        m_saveKey->setText(tr("Save the key file for uploading…"));
        m_remark->setText(m_said());
    }

private:
    void clipboardChanged()
    {
        const QClipboard *clipboard = QGuiApplication::clipboard();
        const bool isSecret = clipboard->ownsClipboard()
            && clipboard->mimeData()->hasFormat(u"x-kde-passwordManagerHint"_s);
        if (!isSecret && m_isRemarkOfClipboard) {
            showRemark(m_nothing); // what it said is over: something else was copied
        }
    }

    void showRemark(const Notice::Text &remark, bool isOfClipboard = true)
    {
        m_isRemarkOfClipboard = isOfClipboard;
        m_said = remark;
        m_remark->setText(remark());
        m_remark->setVisible(!m_remark->text().isEmpty());
        announce(m_remark, m_remark->text());
    }

    /// Hands \a use the secret of this kind, or shows why there is none.
    void withSecret(const QString &kind, const std::function<void(const Secret &)> &use)
    {
        onResult(session().readSecret(kind), this, [this, kind, use](const Result<Secret> &secret) {
            secret ? use(*secret) : showMissing(kind, secret.error());
        });
    }

    void copySecret()
    {
        withSecret(u"app-secret"_s, [this](const Secret &secret) {
            m_clipboard->copy(secret);
            showRemark([] {
                return tr("Copied. Paste it into WeDa's dialogue; the clipboard is cleared "
                          "after 60 seconds.");
            });
        });
    }

    void saveKey()
    {
        const QString name = u"private.%1.key"_s.arg(answers()[Keys::appId]);
        askForFile(this, tr("Save the key file"), name, u"key"_s, [this](const QString &path) {
            withSecret(u"upload-key"_s, [this, path](const Secret &key) {
                if (const Result<> written = writeFile(path, key.reveal()); !written) {
                    page().showFinding(written.error());
                } else {
                    showRemark(
                        [path] {
                            return tr("Saved as %1. Remove this copy once WeDa has it.").arg(path);
                        },
                        false);
                }
            });
        });
    }

    void showMissing(const QString &kind, const Finding &finding)
    {
        page().showFinding(finding);
        const QString block = kind == "upload-key"_L1 ? u"uploadKey"_s : u"appSecret"_s;
        page().notice()->addAction(
            u"goToValue"_s, [] { return tr("Go to the page where it is entered"); },
            [this, block] { session().goToBlock(block); });
    }

    SecretClipboard *m_clipboard;
    CopyField *m_name;
    CopyField *m_appId;
    QPushButton *m_copySecret;
    QPushButton *m_saveKey;
    QLabel *m_remark;
    const Notice::Text m_nothing = [] { return QString(); };
    Notice::Text m_said = m_nothing; ///< the remark, in any language
    bool m_isRemarkOfClipboard = false;
};
} // namespace

BlockView *makeHandOver(const Journey::Block &block, BlockPage &page)
{
    return new HandOverBlock(block, page);
}
