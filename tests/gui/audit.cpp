// SPDX-License-Identifier: MIT
#include "tests/gui/audit.h"

#include "models/rulebook/words.h"
#include "wizard/widgets/inlinelabel.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QRegularExpression>
#include <QSpinBox>
#include <QTextBrowser>

using namespace Qt::StringLiterals;

namespace {
// QWizard puts the side widget into an empty label.
bool isFrame(const QWidget *widget)
{
    return qobject_cast<const QLabel *>(widget) && widget->layout();
}

template <typename W>
QList<W *> shown(const QWidget *root)
{
    QList<W *> widgets;
    for (W *widget : root->findChildren<W *>()) {
        if (widget->isVisibleTo(root) && widget->window() == root->window() && !isFrame(widget)) {
            widgets.append(widget);
        }
    }
    return widgets;
}

// "{ip}", "%1" and "%n" were not filled in; a lone "?" is what Words shows for a missing fact.
bool hasHole(const QString &text)
{
    static const QRegularExpression hole(
        uR"(%[1-9n]|\{[a-z][A-Za-z]*\}|(^|[\s(“「：])\?([\s).,”」。，]|$))"_s);
    return hole.match(text).hasMatch();
}

bool isChinese(const QString &text)
{
    static const QRegularExpression han(u"\\p{Han}"_s);
    return han.match(text).hasMatch();
}

QString nameOf(const QWidget *widget)
{
    return QString::fromLatin1(widget->metaObject()->className()) + u" "_s + widget->objectName();
}

QString textOf(const QWidget *widget)
{
    return widget->property("text").toString().left(40);
}

QStringList cutLabels(const QWidget *root)
{
    QStringList found;
    for (const auto *label : shown<QLabel>(root)) {
        if (label->text().isEmpty() || !label->pixmap(Qt::ReturnByValue).isNull()) {
            continue;
        }
        const bool cut = label->wordWrap() ? label->heightForWidth(label->width()) > label->height()
                                           : label->sizeHint().width() > label->width();
        if (cut) {
            found += u"cut: “%1” is %2x%3, needs %4"_s.arg(label->text().left(40))
                         .arg(label->width())
                         .arg(label->height())
                         .arg(label->wordWrap() ? label->heightForWidth(label->width())
                                                : label->sizeHint().width());
        }
    }
    for (const auto *button : shown<QAbstractButton>(root)) {
        if (!button->text().isEmpty()
            && (button->minimumSizeHint().width() > button->width()
                || button->minimumSizeHint().height() > button->height())) {
            found += u"cut: button “%1” is %2x%3, needs %4x%5"_s.arg(button->text().left(40))
                         .arg(button->width())
                         .arg(button->height())
                         .arg(button->minimumSizeHint().width())
                         .arg(button->minimumSizeHint().height());
        }
    }
    return found;
}

// Only what is clipped by the same area can cover each other.
const QWidget *clip(const QWidget *widget)
{
    const QWidget *area = widget->parentWidget();
    while (area && !qobject_cast<const QAbstractScrollArea *>(area)) {
        area = area->parentWidget();
    }
    return area;
}

bool isLeaf(const QWidget *widget)
{
    return qobject_cast<const QLabel *>(widget) || qobject_cast<const QAbstractButton *>(widget)
        || qobject_cast<const QLineEdit *>(widget) || qobject_cast<const QComboBox *>(widget)
        || qobject_cast<const QPlainTextEdit *>(widget)
        || qobject_cast<const QAbstractSpinBox *>(widget);
}
} // namespace

bool needsNoTranslation(QString text, const QStringList &own)
{
    static const QRegularExpression same(
        uR"(https?://\S*|wss?://\S*|\b[a-z0-9-]+(\.[a-z0-9-]+)+\b|\bwx[0-9a-f]{16}\b|\bgh_[0-9a-f]+\b|\b[0-9a-f]{12,}\b|UTC|AppID|AppSecret|English|PDF|HTML|\{.*\})"_s);
    static const QRegularExpression word(u"[A-Za-z]{2,}"_s);
    for (const QString &given : own) {
        text.remove(given);
    }
    return !word.match(text.remove(same)).hasMatch();
}

QStringList visibleTexts(const QWidget *root)
{
    QStringList texts;
    for (const auto *label : shown<QLabel>(root)) {
        if (!label->text().isEmpty()) {
            const auto *marked = qobject_cast<const InlineLabel *>(label);
            texts += marked ? marked->plain() : label->text();
        }
    }
    for (const auto *button : shown<QAbstractButton>(root)) {
        texts += button->text();
        texts += button->accessibleName();
    }
    for (const auto *box : shown<QComboBox>(root)) {
        for (int i = 0; i < box->count(); ++i) {
            texts += box->itemText(i);
        }
    }
    for (const auto *line : shown<QLineEdit>(root)) {
        texts += line->placeholderText();
    }
    for (const auto *browser : shown<QTextBrowser>(root)) {
        texts += browser->toPlainText().split(u'\n');
    }
    texts.removeAll(QString());
    return texts;
}

QStringList textProblems(const QWidget *root, const QString &locale, const QStringList &own)
{
    QStringList found;
    for (const QString &text : visibleTexts(root)) {
        if (hasHole(text)) {
            found += u"not filled in: "_s + text;
        }
        if (locale == "zh_CN"_L1 && !isChinese(text) && !needsNoTranslation(text, own)) {
            found += u"not translated: "_s + text;
        }
    }
    for (const auto *label : shown<QLabel>(root)) {
        if (label->text().trimmed().isEmpty() && label->pixmap(Qt::ReturnByValue).isNull()
            && label->objectName() != "nextReason"_L1) {
            found += u"empty: "_s + nameOf(label) + u" in "_s + nameOf(label->parentWidget());
        }
    }
    for (const auto *button : shown<QAbstractButton>(root)) {
        const bool hasOwnSign = button->inherits("QComboBoxPrivateContainer")
            || !button->icon().isNull() || button->inherits("QToolButton");
        if (button->text().trimmed().isEmpty() && !hasOwnSign) {
            found += u"empty: "_s + nameOf(button);
        }
    }
    for (const auto *box : shown<QComboBox>(root)) {
        for (int i = 0; i < box->count(); ++i) {
            if (box->itemText(i).isEmpty()) {
                found += u"empty entry in "_s + nameOf(box);
            }
        }
    }
    return found;
}

QStringList layoutProblems(const QWidget *root)
{
    QStringList found = cutLabels(root);
    QList<std::pair<QRect, const QWidget *>> seen;
    for (const auto *widget : shown<QWidget>(root)) {
        if (!isLeaf(widget) || widget->parentWidget()->inherits("QComboBox")
            || widget->parentWidget()->inherits("QAbstractButton")
            || widget->parentWidget()->inherits("QAbstractSpinBox")) {
            continue;
        }
        const QRect place(widget->mapTo(root, QPoint()), widget->size());
        if (!widget->parentWidget()->rect().contains(widget->geometry())) {
            found += u"outside its parent: %1 “%2”"_s.arg(nameOf(widget), textOf(widget));
        }
        for (const auto &[other, owner] : seen) {
            if (other.intersects(place) && clip(owner) == clip(widget)) {
                found += u"covers: %1 “%2” and %3 “%4”"_s.arg(
                    nameOf(widget), textOf(widget), nameOf(owner), textOf(owner));
            }
        }
        seen.append({place, widget});
    }
    return found;
}

QStringList tooWide(const QWidget *root, int width)
{
    QStringList found;
    for (const auto *widget : shown<QWidget>(root)) {
        if (isLeaf(widget)
            && widget->mapTo(root, QPoint()).x() + widget->minimumSizeHint().width() > width) {
            found += u"%1 “%2” (%3)"_s.arg(nameOf(widget), textOf(widget))
                         .arg(widget->minimumSizeHint().width());
        }
    }
    return found;
}

QStringList inputs(const QWidget *root)
{
    QStringList values;
    const auto add = [&values](const QWidget *widget, const QString &value) {
        values += widget->objectName() + u'=' + value;
    };
    for (const auto *line : shown<QLineEdit>(root)) {
        if (line->echoMode() == QLineEdit::Normal) {
            add(line, line->text());
        }
    }
    for (const auto *edit : shown<QPlainTextEdit>(root)) {
        add(edit, edit->toPlainText());
    }
    for (const auto *box : shown<QComboBox>(root)) {
        add(box, QString::number(box->currentIndex()));
    }
    for (const auto *button : shown<QAbstractButton>(root)) {
        if (button->isCheckable() && button->objectName() != "goOnAnyway"_L1) {
            add(button, QString::number(button->isChecked()));
        }
    }
    return values;
}
