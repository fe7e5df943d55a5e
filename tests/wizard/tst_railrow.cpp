// SPDX-License-Identifier: MIT
#include "models/journey/spec.h"
#include "models/rulebook/language.h"
#include "wizard/railrow.h"
#include "wizard/theme.h"

#include <QTest>

using namespace Qt::StringLiterals;

class RailRowTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { applyTheme(Theme::light()); }
    void showsEachTitleWhole_data();
    void showsEachTitleWhole();
};

void RailRowTest::showsEachTitleWhole_data()
{
    QTest::addColumn<QString>("locale");
    QTest::addColumn<qreal>("text");
    QTest::newRow("English") << u"en"_s << 1.0;
    QTest::newRow("English, doubled") << u"en"_s << 2.0;
    QTest::newRow("Chinese, doubled") << u"zh_CN"_s << 2.0;
}

// The last columns where text may stand are of one colour: no letter runs into them.
void RailRowTest::showsEachTitleWhole()
{
    QFETCH(const QString, locale);
    QFETCH(const qreal, text);
    constexpr int width = 208; // of the rail beside its scroll bar
    constexpr int margin = 12;
    const Language language(locale);
    RailRow row;
    QFont font = row.font();
    font.setPointSizeF(font.pointSizeF() * text);
    row.setFont(font);
    for (const Journey::Spec *spec : Journey::journeys()) {
        for (const Journey::Step &step : spec->steps) {
            const QString title =
                language.words().shortTitle(QString::fromLatin1(spec->id), Journey::idOf(step));
            row.setStep({&step, title, title, Rail::State::Here});
            row.resize(width, row.heightForWidth(width));
            const QImage image = row.grab().toImage();
            const QColor ground = image.pixelColor(width - margin - 1, image.height() / 2 + 1);
            QVERIFY(!title.isEmpty());
            for (int y = image.height() / 3; y < image.height() * 2 / 3; ++y) {
                QVERIFY2(image.pixelColor(width - margin - 1, y) == ground, qPrintable(title));
            }
        }
    }
}

QTEST_MAIN(RailRowTest)
#include "tst_railrow.moc"
