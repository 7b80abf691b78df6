/** What people of the demo report, in words of its own: a beginning, what is wrong, and what is asked for. */
export const TOPICS = [
  'property',
  'street-order',
  'noise',
  'parking',
  'consumer',
  'building',
  'roads',
  'greenery',
  'other',
] as const
export type Topic = (typeof TOPICS)[number]

/** Who is sent for it, and what is said of it. */
export type TopicWords = {
  readonly lead: string
  readonly cooperating: readonly string[]
  readonly troubles: readonly string[]
  /** What the party reports when it is done. */
  readonly done: readonly string[]
}

export const TOPIC_WORDS: Readonly<Record<Topic, TopicWords>> = {
  property: {
    lead: 'fangban',
    cooperating: ['wuye'],
    troubles: [
      '电梯一周坏了三次，老人下不了楼，物业只说在等配件',
      '楼道的灯不亮，晚上看不见台阶',
      '地下室一直渗水，墙皮掉了一大片',
      '单元门禁坏了，外面的人随便进出',
      '物业公布的维修资金账目看不懂，问了没人解释',
      '水箱清洗没有公示记录，担心水不干净',
      '屋面漏水，顶楼住户的天花板发霉',
      '保洁两个星期没有扫楼道',
      '消防通道的门被锁住，物业说钥匙找不到',
      '停水没有提前通知，家里有孩子等着做饭',
    ],
    done: ['已约谈物业，配件到场并修复，运行正常。', '物业已更换灯具、清理楼道，并张贴公示。'],
  },
  'street-order': {
    lead: 'chengguan',
    cooperating: [],
    troubles: [
      '路口的垃圾没有人清，天热有臭味',
      '商铺把货物堆物放到人行道上，轮椅过不去',
      '每天早上有流动摊点占道，散了以后一地垃圾',
      '建筑垃圾倒在围墙边，几天没有拉走',
      '店家把油水倒进路边的雨水口，又滑又有臭味',
      '共享单车堆在小区门口，堆物一样高',
      '大件垃圾堆放点溢出来，占了半条路',
      '垃圾桶旁边散落的袋子被猫狗翻开',
    ],
    done: ['已到现场清理，并书面告知经营者不得再占道堆放。', '垃圾已清运，纳入每日巡查。'],
  },
  noise: {
    lead: 'juwei',
    cooperating: ['pinganban'],
    troubles: [
      '楼上邻居半夜拖家具，噪音吵得睡不着',
      '广场舞的音响到晚上十点还在放，噪音很大',
      '隔壁装修周末早上七点就开工，噪音和灰尘都大',
      '楼下棋牌室开到凌晨，邻居都受不了',
      '邻居养的狗整夜叫，已经为这件事起了纠纷',
      '饭店的油烟机对着居民窗户，轰鸣噪音从早到晚',
      '邻居把空调外机装在我家窗边，纠纷一直没有解决',
    ],
    done: ['已组织双方当面沟通，约定了作息时间并签字。', '已上门劝导，音量调低，居民表示认可。'],
  },
  parking: {
    lead: 'guanliban',
    cooperating: [],
    troubles: [
      '外来车辆停在消防通道上，救护车进不来',
      '小区停车收费涨了一倍，没有征求意见',
      '充电桩坏了三个，报修没有回音',
      '电动自行车推到楼里充电，非常危险',
      '夜里路边停满车，公交车拐不过弯',
      '访客停车的收费标准没有张贴',
    ],
    done: ['已施划禁停线并安排值守，通道恢复畅通。', '充电桩已修复四个，收费标准已在门岗公示。'],
  },
  consumer: {
    lead: 'guanliban',
    cooperating: [],
    troubles: [
      '健身房关门了，预付的卡不给退',
      '理发店办卡时说可以退，现在不认',
      '网上订的家具有质量问题，门店不肯换',
      '培训班停课，剩下的课时费没有说法',
      '超市标价和结账不一致，店员态度很差',
      '饭店不给开发票，要加钱才开',
    ],
    done: ['已联系商家与消费者三方协商，达成分期退款协议。', '商家已更换商品并致歉。'],
  },
  building: {
    lead: 'chengguan',
    cooperating: ['fangban'],
    troubles: [
      '一楼住户在天井搭建小屋，挡住了楼上的光线',
      '顶楼平台上有人搭建阳光房，已经开始焊钢架',
      '车棚被隔成仓库，里面住人还烧饭',
      '有人把储藏室改成出租房，住了七八个人',
      '沿街商铺违建了一间厨房，油烟直排',
      '绿地边上新搭了小屋，说是放工具',
    ],
    done: ['当事人已自行拆除，现场恢复原状。', '已依法组织拆除，建筑垃圾已清运。'],
  },
  roads: {
    lead: 'guanliban',
    cooperating: [],
    troubles: [
      '窨井盖碎了一半，骑车的人差点摔倒',
      '下雨以后路面积水，窨井冒水',
      '人行道的砖翘起来，老人绊了一跤',
      '路灯有四盏不亮，一段路全黑',
      '井盖松动，车一过就响，夜里吵人',
    ],
    done: ['井盖已更换，周边已复核。', '已疏通管道，积水退去。'],
  },
  greenery: {
    lead: 'guanliban',
    cooperating: [],
    troubles: [
      '大树的枝条伸到三楼窗户，台风来了很危险',
      '绿化带里的树枯死了，风一吹就掉枝',
      '树上有虫，晒的被子上都是',
      '绿地被踩成了泥路，希望补种',
    ],
    done: ['已修剪并清运枝条。', '已补种并设置护栏。'],
  },
  other: {
    lead: 'juwei',
    cooperating: [],
    troubles: [
      '独居的老邻居几天没有见到，担心出事',
      '想了解社区食堂什么时候开门',
      '社区卫生站的轮椅能不能借用',
    ],
    done: ['已上门走访，老人身体无恙。', '已电话说明办理方式和时间。'],
  },
}

/** How people begin to tell, and what they ask for at the end. */
export const BEGINNINGS = ['', '来电反映：', '居民反映，', '这几天', '上个月起', '昨天晚上开始，'] as const
export const WISHES: Readonly<Record<string, readonly string[]>> = {
  complaint: ['，要求尽快处理。', '，已经反映过，还是没人管。', '，请相关部门给个说法。'],
  help: ['，希望帮忙协调。', '，家里有老人，请尽快来看看。', '，不知道该找谁，请帮忙解决。'],
  question: ['，想咨询归哪个部门管。', '，请问什么时候能处理好。'],
  suggestion: ['，建议安排人定期检查。', '，建议统一规划一下。'],
  praise: ['，上次来的师傅很负责，特此表扬；这次也请他来。'],
  'tip-off': ['，请保密，不要让对方知道是谁反映的。', '，怀疑有人打招呼，请核查。'],
}

/** Surnames of those who ring. */
export const SURNAMES = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜'.split('')
